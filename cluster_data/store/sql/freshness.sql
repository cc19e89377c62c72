-- How old the lines that stand are, by cluster: lines and firms by age of the reference date.
-- Parameters: $as_of, $rung and the selection's lists; those of products narrow nothing here.
WITH stands AS (FROM standing_now),
-- include: selected
, aged AS (
    SELECT cluster_code, member_id,
           CASE WHEN reference_date >= $as_of::DATE - 90 THEN 'd90'
                WHEN reference_date >= $as_of::DATE - 180 THEN 'd180'
                WHEN reference_date >= $as_of::DATE - 365 THEN 'd365' ELSE 'older' END AS age
    FROM placed
),
-- include: named_clusters
SELECT cluster_code, any_value(n.name) AS name, age, count(*) AS lines,
       count(DISTINCT member_id) AS firms
FROM aged LEFT JOIN named AS n USING (cluster_code)
GROUP BY cluster_code, age
ORDER BY cluster_code, list_position(['d90', 'd180', 'd365', 'older'], age)
