-- Rounds in which lines of some clusters stand, newest first, with the last day anybody answered in
-- each. Parameters: $as_of, $clusters (NULL: all).
WITH
-- include: withdrawn
SELECT round, max(reference_date) AS last_date
FROM capacities
WHERE reference_date <= $as_of AND upload_id NOT IN (FROM withdrawn)
GROUP BY round
HAVING $clusters IS NULL OR bool_or(list_contains($clusters, cluster_code))
ORDER BY last_date DESC, round DESC
