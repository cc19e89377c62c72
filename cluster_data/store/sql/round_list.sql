-- Rounds in which something stands, newest first, with the last reference date in each.
WITH withdrawn AS (
    SELECT subject AS upload_id FROM revisions
    WHERE action IN ('withdraw', 'restore')
    GROUP BY subject HAVING arg_max(action, revision) = 'withdraw'
)
SELECT round, max(reference_date) AS last_date, count(DISTINCT cluster_code) AS clusters
FROM uploads WHERE upload_id NOT IN (FROM withdrawn)
GROUP BY round ORDER BY last_date DESC, round DESC
