-- How the rows of one upload (table `later`) differ from those of another (`earlier`): a line for each row that is new or
-- gone, and for each answer of a row that changed (table `matched_rows`). What is read out of a capacity as stated is told
-- only where it changed and the words did not.
WITH matched AS (
    SELECT m.change, a, b
    FROM matched_rows AS m
    LEFT JOIN later AS a USING (round, site_key, item_key)
    LEFT JOIN earlier AS b USING (round, site_key, item_key)
    WHERE m.change <> 'same'
), answered AS (
    SELECT change, a, b, CASE WHEN change = 'changed' THEN list_filter([
        {answer: 'capacity_value',
         before: coalesce(b.capacity_stated, b.capacity_value::VARCHAR),
         after: coalesce(a.capacity_stated, a.capacity_value::VARCHAR)},
        {answer: 'capacity_per_week',
         before: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN b.capacity_per_week::VARCHAR END,
         after: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN a.capacity_per_week::VARCHAR END},
        {answer: 'product_code', before: b.product_code, after: a.product_code},
        {answer: 'region', before: b.region_code, after: a.region_code},
        {answer: 'capacity_unit',
         before: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN b.capacity_unit END,
         after: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN a.capacity_unit END},
        {answer: 'capacity_period',
         before: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN b.capacity_period END,
         after: CASE WHEN a.capacity_stated IS NOT DISTINCT FROM b.capacity_stated THEN a.capacity_period END},
        {answer: 'utilisation_pct', before: b.utilisation_pct::VARCHAR, after: a.utilisation_pct::VARCHAR},
        {answer: 'current_output', before: b.current_output_per_week::VARCHAR, after: a.current_output_per_week::VARCHAR},
        {answer: 'surge_capacity_value', before: b.surge_per_week::VARCHAR, after: a.surge_per_week::VARCHAR},
        {answer: 'surge_lead_time_days', before: b.surge_lead_time_days::VARCHAR, after: a.surge_lead_time_days::VARCHAR},
        {answer: 'conversion_capacity', before: b.converted_per_week::VARCHAR, after: a.converted_per_week::VARCHAR},
        {answer: 'conversion_days', before: b.conversion_days::VARCHAR, after: a.conversion_days::VARCHAR},
        {answer: 'convertible_products',
         before: array_to_string(list_sort(b.convertible_products), '|'),
         after: array_to_string(list_sort(a.convertible_products), '|')},
        {answer: 'stock_finished', before: b.stock_finished::VARCHAR, after: a.stock_finished::VARCHAR},
        {answer: 'min_order_qty', before: b.min_order_qty::VARCHAR, after: a.min_order_qty::VARCHAR},
        {answer: 'delivery_lead_time_days',
         before: b.delivery_lead_time_days::VARCHAR, after: a.delivery_lead_time_days::VARCHAR},
        {answer: 'standards_met',
         before: array_to_string(list_sort(b.standards_met), '|'), after: array_to_string(list_sort(a.standards_met), '|')},
        {answer: 'certifications',
         before: array_to_string(list_sort(b.certifications), '|'), after: array_to_string(list_sort(a.certifications), '|')},
        {answer: 'certificate_expiry', before: b.certificate_expiry::VARCHAR, after: a.certificate_expiry::VARCHAR},
        {answer: 'stage_code',
         before: array_to_string(list_sort(b.stage_code), '|'), after: array_to_string(list_sort(a.stage_code), '|')},
        {answer: 'survey_date', before: b.reference_date::VARCHAR, after: a.reference_date::VARCHAR}
    ], one -> one.before IS DISTINCT FROM one.after) END AS answers
    FROM matched
), lines AS (
    SELECT change, a, b, unnest(CASE WHEN coalesce(len(answers), 0) > 0 THEN answers ELSE [NULL] END) AS one
    FROM answered
)
SELECT change, coalesce(a.company_name, b.company_name) AS company_name,
       coalesce(a.consent, b.consent) AS consent,
       coalesce(a.round, b.round) AS round,
       coalesce(a.country, b.country) AS country, coalesce(a.region_code, b.region_code) AS region_code,
       coalesce(a.product_code, b.product_code) AS product_code,
       coalesce(a.product_stated, b.product_stated) AS product_stated,
       coalesce(a.product_detail, b.product_detail) AS product_detail,
       one.answer,
       CASE WHEN change = 'gone' THEN b.capacity_stated ELSE one.before END AS before,
       CASE WHEN change = 'new' THEN a.capacity_stated ELSE one.after END AS after,
       coalesce(b.capacity_unit, a.capacity_unit) AS unit,
       b.row AS row_before, a.row AS row_after
FROM lines
ORDER BY company_name, coalesce(a.site_key, b.site_key), coalesce(a.item_key, b.item_key), round
