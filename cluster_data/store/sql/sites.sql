-- The sites of the selection that the viewer may know of, one by one, the nearest first.
-- Parameters: as in selected_sites.sql, and $km (NULL: any distance).
WITH
-- include: selected_sites
SELECT site AS site_id, member AS member_id, CASE WHEN named THEN company_name END AS name,
       CASE WHEN named THEN site_name END AS site_name, cluster_code, country, region_code,
       area_code AS area, city, lat, lng, place_precision AS precision, family_code, families,
       products, lines, CASE WHEN open THEN amount END AS capacity, unit,
       CASE WHEN open THEN certified END AS certified, reference_date, distance_km
FROM located
WHERE listed AND ($km IS NULL OR distance_km <= $km)
ORDER BY distance_km NULLS LAST, site_id
