-- Every row that one member ever gave, round by round, with what became of it: standing (on the day),
-- draft (standing, not yet approved), earlier (stood in a round that another has followed),
-- superseded (replaced within its round), withdrawn.
-- Parameters: $member, $sees_all, $own_cluster.
WITH
-- include: seen_sites
, decided AS (
    SELECT subject AS upload_id,
           coalesce(arg_max(action, revision) FILTER (action IN ('withdraw', 'restore'))
                    = 'withdraw', false) AS withdrawn,
           coalesce(bool_or(action = 'approve'), false) AS approved
    FROM revisions WHERE action IN ('withdraw', 'restore', 'approve') GROUP BY subject
), own AS (
    SELECT DISTINCT member_id, cluster_code FROM seen WHERE member = $member AND open
), stands AS (
    SELECT DISTINCT upload_id, sheet, row, site_id FROM standing_now
)
SELECT c.round, c.reference_date, c.product_code, c.product_stated, c.product_detail,
       c.capacity_per_week, c.capacity_unit AS unit, c.capacity_stated, c.upload_id, u.file_name,
       c.sheet, c.row,
       CASE WHEN coalesce(d.withdrawn, false) THEN 'withdrawn'
            WHEN s.upload_id IS NULL AND row_number() OVER (
                     PARTITION BY c.cluster_code, c.round, c.site_id, c.item_id,
                                  coalesce(d.withdrawn, false)
                     ORDER BY u.revision DESC, c.row DESC) > 1 THEN 'superseded'
            WHEN s.upload_id IS NULL THEN 'earlier'
            WHEN u.draft AND NOT coalesce(d.approved, false) THEN 'draft'
            ELSE 'standing' END AS state
FROM own AS o
JOIN capacities AS c ON c.cluster_code = o.cluster_code AND c.member_id = o.member_id
JOIN uploads AS u ON u.upload_id = c.upload_id
LEFT JOIN decided AS d ON d.upload_id = c.upload_id
LEFT JOIN stands AS s ON s.upload_id = c.upload_id AND s.sheet = c.sheet AND s.row = c.row
     AND s.site_id = c.site_id
ORDER BY c.reference_date DESC, c.round DESC, c.product_code, u.revision DESC, c.row
