-- How many firms of a roster (table `arriving`) are new to the standing rosters of the cluster.
-- Parameters: $cluster_code.
WITH decided AS (
    SELECT subject AS upload_id, arg_max(action, revision) = 'withdraw' AS withdrawn
    FROM revisions WHERE action IN ('withdraw', 'restore') GROUP BY subject
), stands AS (
    SELECT DISTINCT r.round, r.member_key, r.region_code
    FROM roster AS r LEFT JOIN decided AS d USING (upload_id)
    WHERE r.cluster_code = $cluster_code AND NOT coalesce(d.withdrawn, false)
), compared AS (
    SELECT s.member_key IS NULL AS new
    FROM arriving AS i LEFT JOIN stands AS s
      ON i.round = s.round AND i.member_key = s.member_key
     AND i.region_code IS NOT DISTINCT FROM s.region_code
)
SELECT count(*) FILTER (new), 0, count(*) FILTER (NOT new) FROM compared
