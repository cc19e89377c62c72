-- What one member offers, seeks and would learn, as the uploads whose rows stand say it.
-- Parameters: $member, $sees_all, $own_cluster.
WITH
-- include: seen_sites
SELECT DISTINCT o.site AS site_id, k.kind, k.answer
FROM seen AS o
JOIN cooperation AS k ON k.upload_id = o.upload_id AND hash(k.site_key) = o.site_id
WHERE o.member = $member AND o.listed
ORDER BY k.kind, k.answer
