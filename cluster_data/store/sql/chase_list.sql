-- Firms to ask again, in each cluster's latest round (or the wanted one): on the roster or answering,
-- with what became of it, and the last answer of any round. Names where consent lets the viewer.
-- Parameters: $as_of, $round, $sees_all, $own_cluster and the selection's clusters, countries and
-- regions.
WITH
-- include: firm_rounds
,
-- include: consents
, agreed AS (SELECT hash(member_key) AS member_id, consent FROM consents)
,
-- include: named_clusters
, latest AS (
    SELECT cluster_code, arg_max(round, {'dated': dated, 'round': round}) AS round
    FROM judged WHERE $round IS NULL OR round = $round GROUP BY cluster_code
), before AS (
    SELECT cluster_code, member_id, max(reference_date) AS last_date,
           arg_max(round, reference_date) AS last_round
    FROM kept GROUP BY cluster_code, member_id
),
-- include: titled
, seen AS (
    SELECT j.*, n.name AS cluster_name, b.last_date, b.last_round, t.company_name,
           coalesce(j.cluster_code = $own_cluster, false) AS own,
           coalesce(c.consent, 'authorities_only') <> 'cluster_only' AS told,
           c.consent IS NOT NULL AS said
    FROM judged AS j SEMI JOIN latest USING (cluster_code, round)
    LEFT JOIN before AS b USING (cluster_code, member_id)
    LEFT JOIN titled AS t USING (member_id)
    LEFT JOIN agreed AS c USING (member_id)
    LEFT JOIN named AS n USING (cluster_code)
    WHERE $sees_all OR coalesce(j.cluster_code = $own_cluster, false)
)
SELECT cluster_code, cluster_name, round, CAST(member_id AS VARCHAR) AS firm, m.member,
       CASE WHEN own OR told THEN company_name END AS name, country, region_code,
       answer, listed, lines, flawed, refused, last_date, last_round,
       own OR (told AND said) AS contact_visible
FROM seen
LEFT JOIN (SELECT DISTINCT cluster_code, member_id, member FROM sites_now) AS m
     USING (cluster_code, member_id)
ORDER BY cluster_code, list_position(['silent', 'partly', 'answered'], answer), company_name
