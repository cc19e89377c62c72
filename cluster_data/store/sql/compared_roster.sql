-- How the members that one list names (table `later`) differ from another's (`earlier`): a line for each that is new or
-- gone (table `matched_rows`).
SELECT m.change, coalesce(a.company_name, b.company_name) AS company_name, NULL::VARCHAR AS consent, m.round,
       coalesce(a.country, b.country) AS country, m.region_code,
       NULL::VARCHAR AS product_code, NULL::VARCHAR AS product_stated, NULL::VARCHAR AS product_detail,
       NULL::VARCHAR AS answer, NULL::VARCHAR AS before, NULL::VARCHAR AS after, NULL::VARCHAR AS unit,
       b.row AS row_before, a.row AS row_after
FROM matched_rows AS m
LEFT JOIN later AS a
  ON a.round = m.round AND a.member_key = m.member_key AND a.region_code IS NOT DISTINCT FROM m.region_code
LEFT JOIN earlier AS b
  ON b.round = m.round AND b.member_key = m.member_key AND b.region_code IS NOT DISTINCT FROM m.region_code
WHERE m.change <> 'same'
ORDER BY company_name, m.member_key
