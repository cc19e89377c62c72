-- When answers pass the age limit: by cluster, of the lines that stand and are approved, how many are
-- past it, how many pass it soon, the days on which the next and the last of the others do.
-- Parameters: $as_of, $age_limit, $soon (days), $rung and the selection's lists; those of products
-- narrow nothing here.
WITH stands AS (FROM standing_now),
-- include: selected
, dated AS (
    SELECT cluster_code, member_id, reference_date + $age_limit + 1 AS passes
    FROM placed WHERE approved
),
-- include: named_clusters
SELECT cluster_code, any_value(n.name) AS name, count(*) AS lines,
       count(*) FILTER (passes <= $as_of::DATE) AS aged,
       count(*) FILTER (passes > $as_of::DATE AND passes <= $as_of::DATE + $soon) AS soon,
       count(DISTINCT member_id) FILTER (passes <= $as_of::DATE) AS firms_aged,
       count(DISTINCT member_id) FILTER (passes > $as_of::DATE AND passes <= $as_of::DATE + $soon)
           AS firms_soon,
       min(passes) FILTER (passes > $as_of::DATE) AS next_passes,
       max(passes) FILTER (passes > $as_of::DATE) AS last_passes
FROM dated LEFT JOIN named AS n USING (cluster_code)
GROUP BY cluster_code
ORDER BY next_passes NULLS FIRST, aged DESC, name
