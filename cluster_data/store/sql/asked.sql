-- Firms asked: on the standing roster of their cluster's latest round on or before the day.
-- Parameters: $as_of, $revision, $round (NULL: the latest of each cluster).
WITH decided AS (
    SELECT subject AS upload_id,
           arg_max(action, revision) = 'withdraw' AS withdrawn
    FROM revisions
    WHERE action IN ('withdraw', 'restore') AND revision <= $revision
    GROUP BY subject
), listed AS (
    SELECT r.* FROM roster AS r
    JOIN uploads AS u USING (upload_id)
    LEFT JOIN decided AS d USING (upload_id)
    WHERE u.revision <= $revision AND NOT coalesce(d.withdrawn, false)
      AND r.reference_date <= $as_of AND ($round IS NULL OR r.round = $round)
    QUALIFY r.round = first_value(r.round) OVER (
        PARTITION BY r.cluster_code ORDER BY r.reference_date DESC, r.round DESC
    )
)
SELECT l.cluster_code, l.round, hash(l.member_key) AS member_id, l.country, l.region_code,
       coalesce(a.area_code, l.region_code) AS area_code,
       max(l.reference_date) AS reference_date
FROM listed AS l LEFT JOIN areas AS a USING (region_code)
GROUP BY ALL
