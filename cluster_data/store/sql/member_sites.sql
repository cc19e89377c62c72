-- The standing sites of one member that the viewer may know of.
-- Parameters: $member, $sees_all, $own_cluster.
WITH
-- include: seen_sites
SELECT site AS site_id, cluster_code, CASE WHEN named THEN company_name END AS name,
       CASE WHEN named THEN site_name END AS site_name, member_type, consent, country, region_code,
       area_code AS area, city, CASE WHEN named THEN address END AS address,
       CASE WHEN named THEN lat END AS lat, CASE WHEN named THEN lng END AS lng,
       place_precision AS precision, CASE WHEN open THEN employees END AS employees,
       CASE WHEN open THEN export_share_pct END AS export_share_pct,
       CASE WHEN open THEN main_markets END AS main_markets, sterilisation_method, cleanroom_class,
       round, reference_date, upload_id, open
FROM seen WHERE member = $member AND listed
ORDER BY cluster_code, site
