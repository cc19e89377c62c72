-- How the rows of a file (table `arriving`) differ from what stands in their cluster.
-- Parameters: $cluster_code, $draft.
WITH decided AS (
    SELECT subject AS upload_id,
           arg_max(action, revision) FILTER (action IN ('withdraw', 'restore')) = 'withdraw' AS withdrawn,
           coalesce(bool_or(action = 'approve'), false) AS approved
    FROM revisions WHERE action IN ('withdraw', 'restore', 'approve') GROUP BY subject
), stands AS (
    SELECT c.round, c.site_key, c.item_key, c.content,
           NOT u.draft OR coalesce(d.approved, false) AS approved
    FROM capacities AS c
    JOIN uploads AS u USING (upload_id)
    LEFT JOIN decided AS d USING (upload_id)
    WHERE c.cluster_code = $cluster_code AND NOT coalesce(d.withdrawn, false)
      AND c.round IN (SELECT round FROM arriving)
    QUALIFY row_number() OVER (
        PARTITION BY c.round, c.site_key, c.item_key ORDER BY u.revision DESC, c.row DESC
    ) = 1
), compared AS (
    SELECT s.content IS NULL AS new,
           s.content = i.content AND (s.approved OR $draft) AS same
    FROM arriving AS i LEFT JOIN stands AS s USING (round, site_key, item_key)
)
SELECT count(*) FILTER (new), count(*) FILTER (NOT new AND NOT same), count(*) FILTER (same)
FROM compared
