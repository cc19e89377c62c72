WITH both AS (
    SELECT cluster_code, site_id, product_code, certified AS before, 0 AS after FROM before
    WHERE certified > 0
    UNION ALL
    SELECT cluster_code, site_id, product_code, 0, certified FROM after WHERE certified > 0
), old AS (SELECT DISTINCT cluster_code, site_id FROM before),
new AS (SELECT DISTINCT cluster_code, site_id FROM after),
parted AS (
    SELECT b.*, CASE WHEN o.site_id IS NULL THEN 'entrants' WHEN n.site_id IS NULL THEN 'leavers'
                     ELSE 'same' END AS part
    FROM both AS b LEFT JOIN old AS o USING (cluster_code, site_id)
    LEFT JOIN new AS n USING (cluster_code, site_id)
)
SELECT product_code, sum(before) AS before, sum(after) AS after,
       sum(CASE WHEN part = 'same' THEN after - before ELSE 0 END) AS same,
       sum(CASE WHEN part = 'entrants' THEN after - before ELSE 0 END) AS entrants,
       sum(CASE WHEN part = 'leavers' THEN after - before ELSE 0 END) AS leavers
FROM parted GROUP BY product_code
