-- What clusters are compared by: of each cluster its firms, and of each firm the product types it makes.
-- Rows: one a cluster, firm and product type (product_code NULL for a firm of which no product
-- counts); cluster_code, firm (a number within this answer), open (the viewer may read of the single
-- firm), countries, employees (NULL unless all its sites state them), utilisation (0 to 1, mean of the
-- lines that state it), reference_date (of its newest line), stated (it names markets or origins of
-- material), abroad (one of them is another country), skills (it names a training need); product_code,
-- unit; by product: declared, attested, certified a week, has_standard. Figures of
-- single firms are for counting together: they are shown only where `open`.
-- Parameters: $rung, $sees_all, $own_cluster and the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
,
-- include: seen_sites
, bought AS (
    SELECT upload_id, hash(site_key) AS site_id,
           list_distinct(flatten(list(raw_material_origin))) AS origins
    FROM sites WHERE raw_material_origin IS NOT NULL GROUP BY upload_id, hash(site_key)
), wished AS (
    SELECT DISTINCT upload_id, hash(site_key) AS site_id, true AS skills
    FROM cooperation WHERE kind = 'skills_needs'
), traded AS (
    SELECT s.cluster_code, s.member_id, s.open, s.country, s.employees, w.skills,
           coalesce(len(s.main_markets), 0) + coalesce(len(b.origins), 0) > 0 AS stated,
           len(list_filter(list_concat(coalesce(s.main_markets, []), coalesce(b.origins, [])),
                           lambda place: place <> s.country)) > 0 AS abroad
    FROM seen AS s
    LEFT JOIN bought AS b ON b.upload_id = s.upload_id AND b.site_id = s.site_id
    LEFT JOIN wished AS w ON w.upload_id = s.upload_id AND w.site_id = s.site_id
), firms AS (
    SELECT cluster_code, member_id, bool_and(open) AS open,
           list_sort(list(DISTINCT country)) AS countries,
           CASE WHEN count(employees) = count(*) THEN sum(employees) END AS employees,
           bool_or(stated) AS stated, bool_or(abroad) AS abroad,
           coalesce(bool_or(skills), false) AS skills
    FROM traded GROUP BY cluster_code, member_id
), used AS (
    SELECT cluster_code, member_id, avg(utilisation_pct) / 100 AS utilisation,
           max(reference_date) AS reference_date
    FROM wanted GROUP BY cluster_code, member_id
), made AS (
    SELECT cluster_code, member_id, product_code, any_value(unit) AS unit,
           bool_or(has_standard) AS has_standard, sum(declared) AS declared,
           sum(attested) AS attested, sum(certified) AS certified
    FROM wanted WHERE product_code IS NOT NULL AND countable
    GROUP BY cluster_code, member_id, product_code
)
SELECT f.cluster_code, dense_rank() OVER (ORDER BY f.member_id) AS firm, f.open, f.countries,
       f.employees, u.utilisation, u.reference_date, f.stated, f.abroad, f.skills,
       m.product_code, m.unit, m.has_standard, m.declared, m.attested, m.certified
FROM firms AS f
JOIN used AS u USING (cluster_code, member_id)
LEFT JOIN made AS m USING (cluster_code, member_id)
ORDER BY f.cluster_code, firm, m.product_code
