-- All sites of the selection counted in hexagons, suppressed: cells of 1 or 2 firms show
-- nothing. Pointy-topped hexagons, $cell_km from flat to flat, on a Mercator plane in
-- kilometres at 38 degrees north (5020.423 = Earth's mean radius × cos 38°), by cube rounding.
-- Parameters: as in selected_sites.sql, and $cell_km.
WITH
-- include: selected_sites
, flat AS (
    SELECT *, $cell_km / sqrt(3) AS s, 5020.423 * radians(lng) AS x,
           5020.423 * asinh(tan(radians(lat))) AS y
    FROM located WHERE lat IS NOT NULL AND lng IS NOT NULL
), axial AS (
    SELECT *, (sqrt(3) / 3 * x - y / 3) / s AS q, (2.0 / 3 * y) / s AS r FROM flat
), rounded AS (
    SELECT *, round(q) AS rq, round(r) AS rr, round(-q - r) AS rf,
           abs(round(q) - q) AS dq, abs(round(r) - r) AS dr, abs(round(-q - r) + q + r) AS df
    FROM axial
), cells AS (
    SELECT *,
           (CASE WHEN dq > dr AND dq > df THEN -rr - rf ELSE rq END)::BIGINT AS hq,
           (CASE WHEN dq > dr AND dq > df THEN rr WHEN dr > df THEN -rq - rf ELSE rr END)::BIGINT
               AS hr
    FROM rounded
), counted AS (
    SELECT hq, hr, any_value(s) AS s, count(*) AS sites, count(DISTINCT member_id) AS firms,
           sum(amount) AS capacity, count(DISTINCT member_id) FILTER (amount > 0) AS n_amount,
           any_value(unit) AS unit, list_sort(list_distinct(flatten(list(families)))) AS families,
           bool_and(open) AS open
    FROM cells GROUP BY hq, hr
), sighted AS (
    SELECT *, NOT open AND firms BETWEEN 1 AND 2 AS few,
           NOT open AND n_amount BETWEEN 1 AND 2 AS few_amounts
    FROM counted
), hidden AS (  -- a cell that alone is suppressed takes the next smallest along, or the whole tells
    SELECT *,
           few OR (count(*) FILTER (few) OVER () = 1
                   AND row_number() OVER (ORDER BY few, firms, hq, hr) = 1) AS is_hidden,
           few_amounts OR (count(*) FILTER (few_amounts) OVER () = 1
                           AND row_number() OVER (ORDER BY few_amounts, firms, hq, hr) = 1)
               AS hides_amounts
    FROM sighted
)
SELECT hq || '~' || hr || '~' || $cell_km::BIGINT AS cell,
       degrees(atan(sinh(1.5 * s * hr / 5020.423))) AS lat,
       degrees(s * sqrt(3) * (hq + hr / 2) / 5020.423) AS lng,
       CASE WHEN NOT is_hidden THEN sites END AS sites,
       CASE WHEN NOT is_hidden THEN firms END AS firms,
       CASE WHEN NOT is_hidden AND NOT hides_amounts THEN capacity END AS capacity, unit,
       CASE WHEN is_hidden THEN 'suppressed' ELSE 'value' END AS state,
       CASE WHEN is_hidden THEN [] ELSE families END AS families
FROM hidden ORDER BY cell
