-- What one member makes: each standing row with its rungs, as written, and its way back to the cell.
-- Where the viewer may not read figures of single firms, the products alone.
-- Parameters: $member, $sees_all, $own_cluster.
WITH
-- include: seen_sites
, own AS (SELECT * FROM seen WHERE member = $member AND listed)
SELECT left(md5(concat_ws('|', l.upload_id, l.sheet, l.row, c.item_key)), 12) AS line_id,
       o.site AS site_id, l.product_code, c.product_stated, c.product_detail, c.stage_code,
       c.capacity_stated, c.capacity_value, c.capacity_value_high, c.capacity_unit, c.capacity_period,
       c.capacity_unit AS unit, c.capacity_per_week, c.capacity_per_week_high, c.in_product_unit,
       c.shifts_per_day, c.days_per_week, c.shifts_assumed, c.days_assumed,
       c.current_output_per_week, c.utilisation_pct, c.surge_per_week, c.surge_lead_time_days,
       c.delivery_lead_time_days, c.min_order_qty, c.stock_finished,
       c.standards_met, c.certifications, c.certificate_expiry,
       l.declared, l.attested, l.certified, l.demonstrated, l.has_standard, l.countable,
       l.round, l.reference_date, l.upload_id, u.file_name, u.sha256, l.sheet, l.row,
       r."at", r.role,
       NOT u.draft OR EXISTS (
           SELECT 1 FROM revisions AS a WHERE a.action = 'approve' AND a.subject = u.upload_id
       ) AS approved
FROM own AS o
JOIN standing_now AS l ON l.cluster_code = o.cluster_code AND l.site_id = o.site_id
JOIN capacities AS c ON c.upload_id = l.upload_id AND c.site_id = l.site_id AND c.sheet = l.sheet
     AND c.row = l.row AND c.product_code IS NOT DISTINCT FROM l.product_code
JOIN uploads AS u ON u.upload_id = l.upload_id
JOIN revisions AS r ON r.revision = u.revision
WHERE o.open
UNION ALL BY NAME
SELECT DISTINCT o.site AS site_id, l.product_code, l.reference_date, l.round
FROM own AS o
JOIN standing_now AS l ON l.cluster_code = o.cluster_code AND l.site_id = o.site_id
WHERE NOT o.open
ORDER BY product_code NULLS LAST, reference_date DESC, line_id
