-- Clusters by their newest name, with the number of their uploads that stand.
WITH
-- include: withdrawn
, counted AS (
    SELECT cluster_code, count(*) AS standing FROM uploads
    WHERE upload_id NOT IN (FROM withdrawn) GROUP BY cluster_code
)
SELECT c.cluster_code, arg_max(c.name, c.revision) AS name,
       arg_max(c.country, c.revision) AS country, coalesce(any_value(k.standing), 0) AS standing
FROM clusters AS c LEFT JOIN counted AS k USING (cluster_code)
GROUP BY c.cluster_code ORDER BY c.cluster_code
