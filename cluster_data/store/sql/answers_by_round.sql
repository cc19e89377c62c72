-- Who answered, round by round: a row for each cluster and round, newest first, and whether the round
-- is closed. asked and silent are NULL where the round has no roster.
-- Parameters: $as_of, $round (NULL: all) and the selection's clusters, countries and regions.
WITH
-- include: firm_rounds
,
-- include: named_clusters
, states AS (
    SELECT cluster_code, round, arg_max(status, revision) = 'closed' AS closed,
           arg_max(status_date, revision) AS since
    FROM rounds GROUP BY cluster_code, round
)
SELECT j.cluster_code, any_value(n.name) AS name, any_value(n.country) AS country, j.round,
       CASE WHEN bool_or(j.listed) THEN count(*) END AS asked,
       count(*) FILTER (answer = 'answered') AS answered,
       count(*) FILTER (answer = 'partly') AS partly,
       CASE WHEN bool_or(j.listed) THEN count(*) FILTER (answer = 'silent') END AS silent,
       count(*) FILTER (answer = 'silent' AND refused > 0) AS all_refused,
       max(j.reference_date) AS reference_date, max(j.dated) AS dated,
       coalesce(any_value(s.closed), false) AS closed,
       any_value(s.since) FILTER (s.closed) AS closed_on
FROM judged AS j
LEFT JOIN named AS n USING (cluster_code)
LEFT JOIN states AS s ON s.cluster_code = j.cluster_code AND s.round = j.round
WHERE $round IS NULL OR j.round = $round
GROUP BY j.cluster_code, j.round
ORDER BY max(j.dated) DESC, j.round DESC, name, j.cluster_code
