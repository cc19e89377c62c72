-- Rounds in which something stands, newest first, with the last reference date in each.
WITH
-- include: withdrawn
SELECT round, max(reference_date) AS last_date, count(DISTINCT cluster_code) AS clusters
FROM uploads WHERE upload_id NOT IN (FROM withdrawn)
GROUP BY round ORDER BY last_date DESC, round DESC
