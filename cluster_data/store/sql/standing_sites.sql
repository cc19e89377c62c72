-- The sites that stand: per cluster and site what the latest upload says of it, among the uploads
-- whose rows stand. Reads `standing_now` (of the wanted day). Identifiers are digests of the keys and
-- the ledger's secret: the same in every release, and nobody can try a name against them. A firm is
-- one member in whatever cluster. Its consent is the latest it gave, whatever day is looked at, so
-- that a name once closed is closed in every round; where its sites, its clusters' files or the names
-- it was merged under differ, the strictest.
WITH
-- include: withdrawn
,
-- include: consents
, held AS (
    SELECT cluster_code, site_id, upload_id, any_value(round) AS round,
           max(reference_date) AS reference_date, any_value(area_code) AS area_code
    FROM standing_now GROUP BY cluster_code, site_id, upload_id
)
SELECT h.cluster_code, h.site_id, hash(s.member_key) AS member_id, h.round, h.reference_date,
       h.upload_id,
       left(md5(concat_ws('|', salt, s.member_key)), 12) AS member,
       left(md5(concat_ws('|', salt, h.cluster_code, s.site_key)), 12) AS site,
       s.company_name, s.site_name, s.member_type, s.country, s.region_code, h.area_code, s.city,
       s.address, s.lat, s.lng, s.place_precision, s.employees, s.employees_high,
       s.female_share_pct, s.export_share_pct, s.main_markets, s.sterilisation_method,
       s.cleanroom_class, c.consent
FROM held AS h
JOIN sites AS s ON s.upload_id = h.upload_id AND hash(s.site_key) = h.site_id
JOIN uploads AS u ON u.upload_id = h.upload_id
JOIN consents AS c ON c.member_key = s.member_key, ledger_secret
QUALIFY row_number() OVER (
    PARTITION BY h.cluster_code, h.site_id ORDER BY u.revision DESC, s.row DESC
) = 1
