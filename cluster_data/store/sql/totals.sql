-- Declared weekly capacity by product and area, to compare before and after a commit.
-- Parameters: none. Reads `standing_now`.
SELECT product_code, area_code, country, any_value(unit) AS unit, sum(declared) AS declared,
       count(DISTINCT member_id) AS n
FROM standing_now WHERE countable
GROUP BY product_code, area_code, country
