SELECT cluster_code, count(DISTINCT site_id) AS sites, count(*) AS lines
FROM lines GROUP BY cluster_code
