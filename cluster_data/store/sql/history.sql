-- Every upload with its state now, newest first.
-- Parameters: $clusters (NULL: all).
WITH decided AS (
    SELECT subject AS upload_id,
           coalesce(arg_max(action, revision) FILTER (action IN ('withdraw', 'restore'))
                    = 'withdraw', false) AS withdrawn,
           coalesce(bool_or(action = 'approve'), false) AS approved,
           arg_max(reason, revision) FILTER (action IN ('withdraw', 'restore')) AS reason
    FROM revisions WHERE action IN ('withdraw', 'restore', 'approve') GROUP BY subject
), named AS (
    SELECT cluster_code, arg_max(name, revision) AS cluster_name FROM clusters GROUP BY ALL
)
SELECT u.upload_id, u.revision, r."at", u.cluster_code, n.cluster_name, u.kind, u.round,
       u.reference_date, u.file_name, u.rows_in, u.rows_accepted, u.rows_rejected, u.rows_skipped,
       CASE WHEN coalesce(d.withdrawn, false) THEN 'withdrawn'
            WHEN u.draft AND NOT coalesce(d.approved, false) THEN 'draft'
            ELSE 'standing' END AS state,
       d.reason
FROM uploads AS u
JOIN revisions AS r USING (revision)
LEFT JOIN decided AS d USING (upload_id)
LEFT JOIN named AS n USING (cluster_code)
WHERE $clusters IS NULL OR list_contains($clusters, u.cluster_code)
ORDER BY u.revision DESC
