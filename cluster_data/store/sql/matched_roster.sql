-- Each member of two lists (tables `earlier` and `later`) with what became of it: known by round, name and region.
SELECT coalesce(a.round, b.round) AS round, coalesce(a.member_key, b.member_key) AS member_key,
       coalesce(a.region_code, b.region_code) AS region_code,
       CASE WHEN b.member_key IS NULL THEN 'new' WHEN a.member_key IS NULL THEN 'gone' ELSE 'same' END AS change
FROM later AS a FULL JOIN earlier AS b
  ON a.round = b.round AND a.member_key = b.member_key AND a.region_code IS NOT DISTINCT FROM b.region_code
