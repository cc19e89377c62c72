-- The keys of a file's rows (table `incoming`), in their order, with `content`, a digest of what each says: two rows with
-- the same keys and content state the same thing, in whatever file they came. MD5, because it is
-- the same in every release.
CREATE OR REPLACE TEMP TABLE arriving AS
SELECT round, site_key, item_key, md5_number_lower(concat_ws('|',
    coalesce(product_code, ''), coalesce(region_code, ''), coalesce(capacity_unit, ''),
    coalesce(capacity_period, ''),
    coalesce(round(capacity_value * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(capacity_value_high * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(capacity_per_week * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(capacity_per_week_high * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(utilisation_pct * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(current_output_per_week * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(surge_per_week * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(surge_lead_time_days::VARCHAR, ''),
    coalesce(round(converted_per_week * 1e6)::HUGEINT::VARCHAR, ''), coalesce(conversion_days::VARCHAR, ''),
    coalesce(list_sort(convertible_products)::VARCHAR, ''),
    coalesce(round(stock_finished * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(round(min_order_qty * 1e6)::HUGEINT::VARCHAR, ''),
    coalesce(delivery_lead_time_days::VARCHAR, ''),
    coalesce(list_sort(standards_met)::VARCHAR, ''), coalesce(list_sort(certifications)::VARCHAR, ''),
    coalesce(certificate_expiry::VARCHAR, ''), coalesce(list_sort(stage_code)::VARCHAR, ''),
    reference_date::VARCHAR)) AS content
FROM incoming
