-- Sites that an uploaded one may be: see readable_sites.sql. Of personal data no more than the domain
-- of the member's e-mail address leaves its table. Parameters: $sees_all, $own_cluster.
WITH
-- include: readable_sites
, domains AS (
    SELECT cluster_code, member_key,
           any_value(lower(split_part(trim(respondent_email), '@', 2))) AS domain
    FROM contacts WHERE respondent_email LIKE '_%@_%._%' GROUP BY cluster_code, member_key
)
SELECT r.upload_id, r.cluster_code, r.stated_key AS member_key, r.stated_site AS site_key,
       r.company_id, r.company_name, r.site_name, r.country, r.region_code, r.city, r.lat, r.lng,
       r.place_precision, d.domain
FROM readable AS r
LEFT JOIN domains AS d ON d.cluster_code = r.cluster_code AND d.member_key = r.stated_key
ORDER BY r.since, r.site_key, r.cluster_code
