-- Certificates and standards that one member's standing rows state, with their way back to the cell.
-- Parameters: $member, $sees_all, $own_cluster.
WITH
-- include: seen_sites
SELECT DISTINCT o.site AS site_id, c.product_code, c.scheme, c.code, c.certificate_expiry,
       c.notified_body, c.upload_id, u.file_name, c.sheet, c.row
FROM seen AS o
JOIN standing_now AS l ON l.cluster_code = o.cluster_code AND l.site_id = o.site_id
JOIN certificates AS c ON c.upload_id = l.upload_id AND c.sheet = l.sheet AND c.row = l.row
     AND hash(c.site_key) = l.site_id
JOIN uploads AS u ON u.upload_id = l.upload_id
WHERE o.member = $member AND o.open
ORDER BY c.certificate_expiry NULLS LAST, c.scheme DESC, c.code
