-- Included after `few` (item, level, country, area_code, is_few, few_amounts): what is hidden with
-- it. A country with exactly one hidden area is hidden too, a whole with exactly one hidden country,
-- or subtracting the others would tell. `hidden` is `few` with is_hidden and hides_amounts.
countries AS (
    SELECT item, country, count(*) FILTER (is_few) = 1 AS by_child,
           count(*) FILTER (few_amounts) = 1 AS amounts_by_child
    FROM few WHERE level = 'area' GROUP BY item, country
), in_countries AS (
    SELECT f.*, f.is_few OR (f.level = 'country' AND coalesce(c.by_child, false)) AS is_hidden,
           f.few_amounts OR (f.level = 'country' AND coalesce(c.amounts_by_child, false))
               AS hides_amounts
    FROM few AS f LEFT JOIN countries AS c USING (item, country)
), whole AS (
    SELECT item, count(*) FILTER (is_hidden) = 1 AS by_child,
           count(*) FILTER (hides_amounts) = 1 AS amounts_by_child
    FROM in_countries WHERE level = 'country' GROUP BY item
), hidden AS (
    SELECT i.* EXCLUDE (is_hidden, hides_amounts),
           is_hidden OR (level = 'all' AND coalesce(w.by_child, false)) AS is_hidden,
           hides_amounts OR (level = 'all' AND coalesce(w.amounts_by_child, false))
               AS hides_amounts
    FROM in_countries AS i LEFT JOIN whole AS w USING (item)
)
