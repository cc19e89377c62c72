-- The firms of a day by cluster and place: whether each answered or was only asked, and whether its
-- cluster keeps a roster. Made once a day, since every figure says how many answered of how many.
SELECT cluster_code, country, region_code, area_code, member_id, bool_or(answered) AS answered,
       cluster_code IN (SELECT cluster_code FROM asked_now) AS has_roster
FROM (
    SELECT cluster_code, country, region_code, area_code, member_id, true AS answered
    FROM standing_now
    UNION ALL
    SELECT cluster_code, country, region_code, area_code, member_id, false FROM asked_now
)
GROUP BY ALL
