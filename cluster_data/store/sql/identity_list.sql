-- Decisions on identities that hold, the newest first; names as far as the viewer may read both.
-- Parameters: $sees_all, $own_cluster.
WITH
-- include: readable_sites
, called AS (
    SELECT 'site' AS level, stated_site AS key, cluster_code,
           concat_ws(' · ', company_name, site_name) AS name FROM readable
    UNION ALL
    SELECT 'member', stated_key, cluster_code, any_value(company_name) FROM readable
    GROUP BY stated_key, cluster_code
), named AS (
    SELECT level, key, any_value(name) AS name, min(cluster_code) AS cluster_code,
           max(cluster_code) AS last_cluster
    FROM called GROUP BY level, key
), held AS (
    SELECT * FROM identities
    QUALIFY row_number() OVER (
        PARTITION BY level, least(key, other_key), greatest(key, other_key) ORDER BY revision DESC
    ) = 1
)
SELECT h.level, h.key, h.other_key, a.name, b.name AS other_name, a.cluster_code,
       CASE WHEN h.key = h.other_key THEN b.last_cluster ELSE b.cluster_code END AS other_cluster, h.action, h.score, h.reason, r."at", r.actor, r.role
FROM held AS h
JOIN named AS a ON a.level = h.level AND a.key = h.key
JOIN named AS b ON b.level = h.level AND b.key = h.other_key
JOIN revisions AS r ON r.revision = h.revision
WHERE h.reason IS NOT NULL
ORDER BY h.revision DESC, h.level, h.key
