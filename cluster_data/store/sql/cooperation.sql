-- What the standing sites of the selection's places and clusters offer, seek and would learn, a row an
-- answer, of sites that the viewer may know of. Product filters play no part: an offer has no product.
-- Parameters: $clusters, $countries, $regions (NULL: no filter), $sees_all, $own_cluster.
WITH
-- include: seen_sites
SELECT DISTINCT s.site AS site_id, s.member AS member_id, s.cluster_code, s.country, s.region_code,
       s.area_code, k.kind, k.answer,
       CASE WHEN s.named THEN s.company_name END AS name,
       CASE WHEN s.named THEN s.site_name END AS site_name,
       s.lat, s.lng, s.listed, s.named, s.open
FROM seen AS s
JOIN cooperation AS k ON k.upload_id = s.upload_id AND hash(k.site_key) = s.site_id
WHERE s.listed
  AND ($clusters IS NULL OR list_contains($clusters, s.cluster_code))
  AND ($countries IS NULL OR list_contains($countries, s.country))
  AND ($regions IS NULL OR list_contains($regions, s.area_code)
       OR list_contains($regions, s.region_code))
ORDER BY site_id, k.kind, k.answer
