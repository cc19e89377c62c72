-- Who does each stage of the value chain: firms and countries of the lines that stand and name it.
-- Rows: stage_code, state, n, countries (both NULL where one or two firms may not be told of).
-- Parameters: $rung, $sees_all, $own_cluster and the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
, done AS (
    SELECT DISTINCT unnest(stage_code) AS stage_code, member_id, country, cluster_code
    FROM wanted
), counted AS (
    SELECT stage_code, count(DISTINCT member_id) AS n, count(DISTINCT country) AS countries,
           NOT $sees_all AND NOT coalesce(bool_and(cluster_code = $own_cluster), false)
               AND count(DISTINCT member_id) BETWEEN 1 AND 2 AS is_few
    FROM done GROUP BY stage_code
)
SELECT stage_code, CASE WHEN is_few THEN 'suppressed' ELSE 'value' END AS state,
       CASE WHEN NOT is_few THEN n END AS n, CASE WHEN NOT is_few THEN countries END AS countries
FROM counted ORDER BY stage_code
