-- The lines that supply is counted from: each standing line of the selection with what it makes, could
-- make and is certified for, and what the viewer may know of its site. A line belongs to the
-- selection by its product or by one it could be converted to; for each further product that it could
-- be converted to it has a row more, with nothing of its own. Amounts are a week's, in
-- the product's unit, NULL where unstated or of another unit; a certificate is one of the row itself
-- for a standard of its product, whatever the age of the answer. `converted` is what the survey asks:
-- so much of the first product named, in that product's unit (a pair is two pieces); NULL where it was
-- stated in another unit, and for products named after the first. `firm` and `site` number firms and sites
-- within this answer. Figures of single lines are for adding up: they are shown only where `open`.
-- Parameters: $as_of, $sees_all, $own_cluster, the selection's lists (NULL: no filter).
WITH
-- include: seen_sites
, told AS (
    SELECT l.*, c.in_product_unit, c.capacity_unit, c.capacity_per_week, c.capacity_per_week_high,
           c.surge_per_week, c.surge_lead_time_days, c.stock_finished, c.current_output_per_week,
           c.standards_met, c.certificate_expiry, c.converted_per_week, c.conversion_days,
           c.min_order_qty, c.delivery_lead_time_days, c.item_key,
           CASE WHEN c.willing_to_convert IS DISTINCT FROM 'no' THEN c.convertible_products END
               AS convertible,
           c.product_code IS NOT NULL AND c.in_product_unit AND c.capacity_per_week IS NOT NULL
               AND NOT l.countable AS counted_elsewhere
    FROM standing_now AS l
    JOIN capacities AS c ON c.upload_id = l.upload_id AND c.site_id = l.site_id
         AND c.sheet = l.sheet AND c.row = l.row
         AND c.product_code IS NOT DISTINCT FROM l.product_code
), turned AS (
    SELECT turn, t.* REPLACE (CASE WHEN turn = 1 THEN product_code END AS product_code,
                        turn = 1 AND countable AS countable,
                        turn = 1 AND has_standard AS has_standard),
           CASE WHEN NOT counted_elsewhere THEN convertible[turn] END AS converted_product
    FROM told AS t, unnest(range(1, 1 + greatest(1, coalesce(len(convertible), 0)))) AS u (turn)
), stands AS (
    SELECT t.*,
           p.standards, q.unit AS converted_unit, q.family_code AS converted_family,
           coalesce(len(q.standards) > 0, false) AS converted_has_standard
    FROM turned AS t
    LEFT JOIN products AS p ON p.product_code = t.product_code
    LEFT JOIN products AS q ON q.product_code = t.converted_product
),
placed AS (
    SELECT * FROM stands
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
), wanted AS (
    SELECT * FROM placed
    WHERE ($products IS NULL OR list_contains($products, product_code)
           OR list_contains($products, converted_product))
      AND ($families IS NULL OR list_contains($families, family_code)
           OR list_contains($families, converted_family))
      AND ($stages IS NULL OR list_has_any($stages, stage_code))
      AND ($certificates IS NULL OR list_has_any($certificates, certifications))
)
SELECT w.product_code, w.unit, w.has_standard, w.countable,
       CASE WHEN w.countable THEN w.capacity_per_week END AS capacity_low,
       CASE WHEN w.countable THEN coalesce(w.capacity_per_week_high, w.capacity_per_week) END
           AS capacity_high,
       w.utilisation_pct / 100 AS utilisation,
       CASE WHEN w.countable THEN w.surge_per_week END AS surge,
       w.surge_lead_time_days AS surge_days,
       CASE WHEN w.countable THEN w.stock_finished END AS stock,
       CASE WHEN w.countable THEN w.current_output_per_week END AS current_output,
       w.approved, w.reference_date, date_diff('day', w.reference_date, $as_of::DATE) AS age_days,
       CASE WHEN w.has_standard AND list_has_any(w.standards_met, w.standards)
            THEN date_diff('day', $as_of::DATE, w.certificate_expiry) END AS certificate_days,
       w.converted_product, w.converted_unit, w.converted_has_standard,
       CASE WHEN w.turn > 1 THEN NULL
            WHEN w.capacity_unit = w.converted_unit THEN w.converted_per_week
            WHEN w.capacity_unit = 'pair' AND w.converted_unit = 'piece'
            THEN w.converted_per_week * 2
            WHEN w.capacity_unit = 'piece' AND w.converted_unit = 'pair'
            THEN w.converted_per_week / 2 END AS converted,
       w.conversion_days, w.stage_code AS stages, w.certifications,
       CASE WHEN w.countable THEN w.min_order_qty END AS min_order,
       w.delivery_lead_time_days AS delivery_days,
       w.country, w.region_code, w.area_code,
       dense_rank() OVER (ORDER BY w.member_id) AS firm,
       dense_rank() OVER (ORDER BY s.site) AS site,
       CASE WHEN s.listed THEN s.site END AS site_id,
       CASE WHEN s.listed THEN s.member END AS member_id,
       CASE WHEN s.named THEN s.company_name END AS name,
       CASE WHEN s.named THEN s.site_name END AS site_name,
       CASE WHEN s.listed THEN w.cluster_code END AS cluster_code, w.round,
       s.listed, s.named, s.open
FROM wanted AS w JOIN seen AS s ON s.cluster_code = w.cluster_code AND s.site_id = w.site_id
ORDER BY s.site, w.product_code NULLS LAST, w.item_key, w.row, w.converted_product
