-- What stands: per cluster, round, site, product and detail the row of the latest unwithdrawn
-- upload; of each site the latest round on or before the day; each rung of the ladder as a weekly
-- amount in the product's unit (NULL where the rung is not reached or the unit can't be converted).
-- Parameters: $as_of, $age_limit (days), $revision, $round (NULL: the latest of each site).
WITH decided AS (
    SELECT subject AS upload_id,
           coalesce(arg_max(action, revision) FILTER (action IN ('withdraw', 'restore'))
                    = 'withdraw', false) AS withdrawn,
           coalesce(bool_or(action = 'approve'), false) AS approved
    FROM revisions
    WHERE action IN ('withdraw', 'restore', 'approve') AND revision <= $revision
    GROUP BY subject
), alive AS (
    SELECT u.upload_id, u.revision, NOT u.draft OR coalesce(d.approved, false) AS approved
    FROM uploads AS u LEFT JOIN decided AS d USING (upload_id)
    WHERE u.revision <= $revision AND NOT coalesce(d.withdrawn, false)
), latest AS (
    SELECT c.*, a.approved
    FROM capacities AS c JOIN alive AS a USING (upload_id)
    WHERE c.reference_date <= $as_of AND ($round IS NULL OR c.round = $round)
    QUALIFY row_number() OVER (
        PARTITION BY c.cluster_code, c.round, c.site_id, c.item_id
        ORDER BY a.revision DESC, c.row DESC
    ) = 1
), current AS (
    SELECT * FROM latest
    QUALIFY round = first_value(round) OVER (
        PARTITION BY cluster_code, site_id ORDER BY reference_date DESC, round DESC
    )
), counted AS (
    SELECT c.*, p.family_code, p.unit, p.standards,
           coalesce(r.area_code, c.region_code) AS area_code,
           coalesce(len(p.standards) > 0, false) AS has_standard,
           c.product_code IS NOT NULL AND c.in_product_unit
               AND c.capacity_per_week IS NOT NULL AS countable,
           c.approved AND date_diff('day', c.reference_date, $as_of::DATE) <= $age_limit AS fresh
    FROM current AS c
    LEFT JOIN products AS p USING (product_code)
    LEFT JOIN areas AS r USING (region_code)
), climbed AS (
    SELECT *,
           fresh AND has_standard AND certificate_expiry >= $as_of
               AND list_has_any(standards_met, standards) AS valid
    FROM counted
)
SELECT cluster_code, round, upload_id, sheet, row, reference_date, member_id, site_id, country,
       region_code, area_code, product_code, family_code, stage_code, unit, has_standard, countable,
       certifications, utilisation_pct, approved, fresh,
       CASE WHEN countable THEN capacity_per_week END AS declared,
       CASE WHEN countable AND fresh THEN capacity_per_week END AS attested,
       CASE WHEN countable AND valid THEN capacity_per_week END AS certified,
       CASE WHEN countable AND valid
            THEN least(capacity_per_week, coalesce(current_output_per_week, 0)) END AS demonstrated
FROM climbed
