WITH parts AS (
    SELECT country AS place, family_code, count(*) AS lines
    FROM lines WHERE certified > 0 GROUP BY country, family_code
), firms AS (
    SELECT country AS place, count(DISTINCT member_id) AS n FROM lines WHERE certified > 0
    GROUP BY country
)
SELECT place, family_code, lines, lines * 1.0 / sum(lines) OVER (PARTITION BY place) AS share, n
FROM parts JOIN firms USING (place)
