-- What firms usually make of a product in a week, by size of firm and for any size: the middle of
-- the lines that stand and the median absolute deviation from it, both as decimal logarithms.
-- Never of fewer firms than $least; the middle has two leading digits, so that it is what is usual
-- and no single firm's figure. A firm is a member, its size by employees (recommendation
-- 2003/361/EC), low end. Parameters: $least.
WITH lines AS (
    SELECT n.product_code, n.member_id, log10(n.declared) AS made,
           CASE WHEN s.employees < 10 THEN 'micro' WHEN s.employees < 50 THEN 'small'
                WHEN s.employees < 250 THEN 'medium' WHEN s.employees >= 250 THEN 'large'
                ELSE 'any' END AS size_class
    FROM standing_now AS n LEFT JOIN sites_now AS s USING (cluster_code, site_id)
    WHERE n.declared > 0
), sized AS (
    FROM lines WHERE size_class <> 'any'
    UNION ALL BY NAME
    SELECT * REPLACE ('any' AS size_class) FROM lines
), usual AS (
    SELECT product_code, size_class, count(DISTINCT member_id) AS firms, count(*) AS answers,
           10 ^ median(made) AS middle, mad(made) AS log_spread
    FROM sized GROUP BY product_code, size_class
    HAVING count(DISTINCT member_id) >= $least
)
SELECT product_code, size_class, firms, answers, log_spread,
       log10(round(middle / step) * step) AS log_middle
FROM (SELECT *, 10 ^ (floor(log10(middle)) - 1) AS step FROM usual)
ORDER BY product_code, size_class
