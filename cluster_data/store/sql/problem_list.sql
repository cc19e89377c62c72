-- The problems of the uploads that stand, a row each, for those who may see rows of single firms: a
-- ministry, and a cluster its own. What could tell a name that the viewer may not read (value, file,
-- parameters, note) is left out where consent withholds the name; what a file as such was told of
-- may list several firms, so its value is for its own cluster.
-- Parameters: $as_of, $round, $slugs (NULL: all), $sees_all, $own_cluster and the selection's
-- clusters, countries and regions.
WITH
-- include: firm_rounds
,
-- include: problem_rows
,
-- include: consents
, agreed AS (SELECT hash(member_key) AS member_id, consent FROM consents)
,
-- include: titled
, listed AS (
    SELECT DISTINCT cluster_code, member_id, member FROM sites_now
), lines AS (
    SELECT DISTINCT upload_id, sheet, row FROM standing_now
), seen AS (
    SELECT f.*, t.company_name, coalesce(f.cluster_code = $own_cluster, false) AS own,
           coalesce(f.cluster_code = $own_cluster, false)
               OR f.row IS NULL
               OR ($sees_all AND f.member_id IS NOT NULL
                   AND coalesce(c.consent, 'authorities_only') <> 'cluster_only') AS named
    FROM found AS f
    LEFT JOIN titled AS t USING (member_id)
    LEFT JOIN agreed AS c USING (member_id)
    WHERE ($sees_all OR coalesce(f.cluster_code = $own_cluster, false))
      AND ($slugs IS NULL OR list_contains($slugs, f.slug))
)
SELECT s.upload_id, s.cluster_code, s.round, CASE WHEN s.named THEN s.file_name END AS file_name,
       CASE WHEN s.named THEN s.sha256 END AS sha256,
       s.slug, s.severity, CASE WHEN s.named THEN s.sheet END AS sheet, s.row,
       s.column_name, CASE WHEN s.own OR (s.named AND s.row IS NOT NULL) THEN s.value END AS value,
       CASE WHEN s.named THEN s.params ELSE '{}' END AS params, s.status,
       CASE WHEN s.named THEN s.note ELSE '' END AS note, s.named,
       CAST(s.member_id AS VARCHAR) AS firm, m.member,
       CASE WHEN s.named THEN s.company_name END AS name,
       CASE WHEN l.row IS NOT NULL AND s.item_key IS NOT NULL
            THEN left(md5(concat_ws('|', s.upload_id, s.sheet, s.row, s.item_key)), 12)
       END AS line_id
FROM seen AS s
LEFT JOIN listed AS m USING (cluster_code, member_id)
LEFT JOIN lines AS l ON l.upload_id = s.upload_id AND l.sheet = s.sheet AND l.row = s.row
ORDER BY s.cluster_code, s.upload_id, s.row NULLS FIRST, s.slug
