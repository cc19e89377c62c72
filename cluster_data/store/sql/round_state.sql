-- Whether some rounds of a cluster are closed: a row for each that is.
-- Parameters: $cluster_code, $rounds.
SELECT round FROM rounds WHERE cluster_code = $cluster_code AND list_contains($rounds, round)
GROUP BY round HAVING arg_max(status, revision) = 'closed' ORDER BY round
