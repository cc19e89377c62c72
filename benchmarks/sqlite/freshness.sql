SELECT cluster_code,
       CASE WHEN julianday(:today) - julianday(reference_date) <= 90 THEN 'd90'
            WHEN julianday(:today) - julianday(reference_date) <= 180 THEN 'd180'
            WHEN julianday(:today) - julianday(reference_date) <= 365 THEN 'd365'
            ELSE 'older' END AS age,
       count(*) AS lines, count(DISTINCT member_id) AS firms
FROM lines GROUP BY 1, 2
