-- One measure for every area, country and the whole selection, with primary suppression applied.
-- Rows: level (area, country, all), area_code, country, state, value, numerator, denominator,
-- capacity (at the rung, in the unit), n, asked, answered, roster_known, mixed, population(_year).
-- Parameters: $measure, $rung, $sees_all, $own_cluster, and the selection's lists (NULL: no filter).
-- The tables `standing_now` and `asked_now` are those of the wanted day, round and revision.
WITH placed AS (
    SELECT * FROM standing_now
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
), wanted AS (
    SELECT *,
           CASE $rung WHEN 'declared' THEN declared WHEN 'attested' THEN attested
                      WHEN 'certified' THEN certified ELSE demonstrated END AS amount
    FROM placed
    WHERE ($products IS NULL OR list_contains($products, product_code))
      AND ($families IS NULL OR list_contains($families, family_code))
      AND ($stages IS NULL OR list_has_any($stages, stage_code))
      AND ($certificates IS NULL OR list_has_any($certificates, certifications))
), kind AS (
    SELECT count(DISTINCT unit) FILTER (countable) > 1 AS mixed,
           min(unit) FILTER (countable) AS unit,
           coalesce(bool_or(has_standard), false) AS standard_applies
    FROM wanted
), weighed AS (
    SELECT w.*, k.mixed,
           CASE WHEN NOT k.mixed THEN w.amount WHEN w.amount > 0 THEN 1 END AS weight,
           CASE WHEN NOT k.mixed THEN w.certified WHEN w.certified > 0 THEN 1 END AS certified_weight,
           CASE WHEN NOT k.mixed THEN w.attested WHEN w.attested > 0 THEN 1 END AS attested_weight
    FROM wanted AS w, kind AS k
), measured AS (
    SELECT cluster_code, country, area_code, member_id, amount, countable,
           CASE $measure
               WHEN 'per_100k' THEN CASE WHEN NOT mixed THEN amount END
               WHEN 'utilisation' THEN utilisation_pct / 100 * weight
               ELSE CASE WHEN has_standard THEN certified_weight END END AS numerator,
           CASE $measure
               WHEN 'per_100k' THEN NULL
               WHEN 'utilisation' THEN CASE WHEN utilisation_pct IS NOT NULL THEN weight END
               ELSE CASE WHEN has_standard THEN attested_weight END END AS denominator
    FROM weighed
), sums AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           area_code, country,
           sum(numerator) AS numerator, sum(denominator) AS denominator, sum(amount) AS capacity,
           count(DISTINCT member_id) FILTER (numerator > 0) AS n_numerator,
           count(DISTINCT member_id) FILTER (denominator > 0) AS n_denominator,
           count(DISTINCT member_id) FILTER (amount > 0) AS n_amount,
           count(DISTINCT member_id) FILTER (countable) AS n_countable,
           count(DISTINCT member_id) AS n_making,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM measured
    GROUP BY GROUPING SETS ((country, area_code), (country), ())
), firms AS (
    SELECT country, area_code, member_id, cluster_code, true AS answered FROM placed
    UNION ALL
    SELECT country, area_code, member_id, cluster_code, false FROM asked_now
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
), with_roster AS (
    SELECT DISTINCT cluster_code FROM asked_now
), responses AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           area_code, country,
           count(DISTINCT member_id) AS asked,
           count(DISTINCT member_id) FILTER (answered) AS answered,
           bool_and(NOT answered OR cluster_code IN (FROM with_roster)) AS roster_known
    FROM firms
    GROUP BY GROUPING SETS ((country, area_code), (country), ())
), joined AS (
    SELECT r.level, r.area_code, r.country, r.asked, r.answered, r.roster_known,
           s.numerator, s.denominator, s.capacity,
           coalesce(s.n_numerator, 0) AS n_numerator, coalesce(s.n_denominator, 0) AS n_denominator,
           coalesce(s.n_amount, 0) AS n_amount, coalesce(s.n_countable, 0) AS n_countable,
           coalesce(s.n_making, 0) AS n_making, coalesce(s.own, false) AS own,
           CASE WHEN $measure = 'per_100k' THEN coalesce(s.n_amount, 0)
                ELSE coalesce(s.n_denominator, 0) END AS n
    FROM responses AS r
    LEFT JOIN sums AS s
      ON s.level = r.level AND s.area_code IS NOT DISTINCT FROM r.area_code
     AND s.country IS NOT DISTINCT FROM r.country
    WHERE r.asked > 0
), few AS (
    SELECT *,
           NOT $sees_all AND NOT own AND CASE $measure
               WHEN 'per_100k' THEN n_amount BETWEEN 1 AND 2
               WHEN 'utilisation' THEN n_denominator BETWEEN 1 AND 2
               ELSE n_numerator BETWEEN 1 AND 2 OR n_denominator BETWEEN 1 AND 2 END AS is_few,
           NOT $sees_all AND NOT own AND n_amount BETWEEN 1 AND 2 AS few_amounts
    FROM joined
), countries AS (
    SELECT country, count(*) FILTER (is_few) = 1 AS by_child,
           count(*) FILTER (few_amounts) = 1 AS amounts_by_child
    FROM few WHERE level = 'area' GROUP BY country
), in_countries AS (
    SELECT f.*,
           CASE WHEN f.level = 'country' THEN f.is_few OR coalesce(c.by_child, false)
                ELSE f.is_few END AS is_hidden,
           CASE WHEN f.level = 'country' THEN f.few_amounts OR coalesce(c.amounts_by_child, false)
                ELSE f.few_amounts END AS hides_amounts
    FROM few AS f LEFT JOIN countries AS c ON f.level = 'country' AND f.country = c.country
), whole AS (
    SELECT count(*) FILTER (is_hidden) = 1 AS by_child,
           count(*) FILTER (hides_amounts) = 1 AS amounts_by_child
    FROM in_countries WHERE level = 'country'
), hidden AS (
    SELECT i.* EXCLUDE (is_hidden, hides_amounts),
           CASE WHEN level = 'all' THEN is_hidden OR coalesce(w.by_child, false)
                ELSE is_hidden END AS is_hidden,
           CASE WHEN level = 'all' THEN hides_amounts OR coalesce(w.amounts_by_child, false)
                ELSE hides_amounts END AS hides_amounts
    FROM in_countries AS i, whole AS w
), stated AS (
    SELECT h.*, k.mixed, k.unit, k.standard_applies,
           CASE WHEN answered = 0 THEN 'not_answered'
                WHEN is_hidden THEN 'suppressed'
                WHEN n > 0 THEN 'value'
                WHEN n_making = 0 THEN 'none'
                WHEN $measure = 'per_100k' AND n_countable > 0 THEN 'none'
                ELSE 'not_answered' END AS state
    FROM hidden AS h, kind AS k
)
SELECT s.level, s.area_code, s.country, s.state, s.mixed, s.unit, s.standard_applies,
       CASE WHEN $measure = 'per_100k' AND s.mixed THEN NULL
            WHEN s.state = 'value' THEN coalesce(s.numerator, 0)
            WHEN s.state = 'none' THEN 0 END AS numerator,
       CASE WHEN s.state = 'value' THEN s.denominator END AS denominator,
       CASE WHEN s.state <> 'suppressed' AND NOT s.hides_amounts AND NOT s.mixed
            THEN s.capacity END AS capacity,
       CASE WHEN s.state <> 'suppressed' THEN s.n END AS n,
       s.asked, s.answered, s.roster_known,
       p.population, p.population_year, p.sound, p.caveat
FROM stated AS s
LEFT JOIN populations AS p
  ON p.level = s.level AND p.code = CASE s.level WHEN 'area' THEN s.area_code ELSE s.country END
ORDER BY s.level, s.country, s.area_code
