-- One measure for every area, country and the whole selection, with primary suppression applied;
-- of all products together (item '') or of each product for itself (item: its code).
-- Rows: item, level (area, country, all), area_code, country, state, value, numerator, denominator,
-- capacity (at the rung, in the unit), n, asked, answered, roster_known, mixed, population(_year).
-- Parameters: $measure, $by_product, $level (NULL: every), $levels (it, and those that decide
-- whether it is hidden), $rung, $sees_all, $own_cluster, the selection's lists (NULL: no filter).
-- The tables `standing_now` and `asked_now` are those of the wanted day, round and revision.
WITH stands AS (FROM standing_now),
-- include: selected
, itemed AS (
    SELECT *, CASE WHEN $by_product THEN product_code ELSE '' END AS item
    FROM wanted WHERE NOT $by_product OR product_code IS NOT NULL
), items AS (
    SELECT DISTINCT item FROM itemed
    UNION SELECT '' WHERE NOT $by_product
), kind AS (
    SELECT i.item, count(DISTINCT unit) FILTER (countable) > 1 AS mixed,
           min(unit) FILTER (countable) AS unit,
           coalesce(bool_or(has_standard), false) AS standard_applies
    FROM items AS i LEFT JOIN itemed AS w USING (item) GROUP BY i.item
), weighed AS (
    SELECT w.*, k.mixed,
           CASE WHEN NOT k.mixed THEN w.amount WHEN w.amount > 0 THEN 1 END AS weight,
           CASE WHEN NOT k.mixed THEN w.certified WHEN w.certified > 0 THEN 1 END AS certified_weight,
           CASE WHEN NOT k.mixed THEN w.attested WHEN w.attested > 0 THEN 1 END AS attested_weight
    FROM itemed AS w JOIN kind AS k USING (item)
), measured AS (
    SELECT item, cluster_code, country, area_code, member_id, amount, countable,
           CASE $measure
               WHEN 'per_100k' THEN CASE WHEN NOT mixed THEN amount END
               WHEN 'utilisation' THEN utilisation_pct / 100 * weight
               ELSE CASE WHEN has_standard THEN certified_weight END END AS numerator,
           CASE $measure
               WHEN 'per_100k' THEN NULL
               WHEN 'utilisation' THEN CASE WHEN utilisation_pct IS NOT NULL THEN weight END
               ELSE CASE WHEN has_standard THEN attested_weight END END AS denominator
    FROM weighed
), members AS (  -- level by level, so that those not asked for cost nothing
    SELECT 'area' AS level, item, area_code, country, member_id,
           sum(numerator) AS numerator, sum(denominator) AS denominator, sum(amount) AS amount,
           bool_or(countable) AS countable,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM measured WHERE list_contains($levels, 'area') GROUP BY item, country, area_code, member_id
    UNION ALL
    SELECT 'country' AS level, item, NULL, country, member_id,
           sum(numerator) AS numerator, sum(denominator) AS denominator, sum(amount) AS amount,
           bool_or(countable) AS countable,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM measured WHERE list_contains($levels, 'country') GROUP BY item, country, member_id
    UNION ALL
    SELECT 'all' AS level, item, NULL, NULL, member_id,
           sum(numerator) AS numerator, sum(denominator) AS denominator, sum(amount) AS amount,
           bool_or(countable) AS countable,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM measured WHERE list_contains($levels, 'all') GROUP BY item, member_id
), sums AS (
    SELECT level, item, area_code, country,
           sum(numerator) AS numerator, sum(denominator) AS denominator, sum(amount) AS capacity,
           count(*) FILTER (numerator > 0) AS n_numerator,
           count(*) FILTER (denominator > 0) AS n_denominator,
           count(*) FILTER (amount > 0) AS n_amount,
           count(*) FILTER (countable) AS n_countable,
           count(*) AS n_making, bool_and(own) AS own
    FROM members GROUP BY ALL
),
-- include: responses
, joined AS (
    SELECT k.*, r.level, r.area_code, r.country, r.asked, r.answered, r.roster_known,
           s.numerator, s.denominator, s.capacity,
           coalesce(s.n_numerator, 0) AS n_numerator, coalesce(s.n_denominator, 0) AS n_denominator,
           coalesce(s.n_amount, 0) AS n_amount, coalesce(s.n_countable, 0) AS n_countable,
           coalesce(s.n_making, 0) AS n_making, coalesce(s.own, false) AS own,
           CASE WHEN $measure = 'per_100k' THEN coalesce(s.n_amount, 0)
                ELSE coalesce(s.n_denominator, 0) END AS n
    FROM responses AS r CROSS JOIN kind AS k
    LEFT JOIN sums AS s
      ON s.item = k.item AND s.level = r.level AND s.area_code IS NOT DISTINCT FROM r.area_code
     AND s.country IS NOT DISTINCT FROM r.country
    WHERE r.asked > 0 AND (r.answered > 0 OR NOT $by_product)
), few AS (
    SELECT *,
           NOT $sees_all AND NOT own AND CASE $measure
               WHEN 'per_100k' THEN n_amount BETWEEN 1 AND 2
               WHEN 'utilisation' THEN n_denominator BETWEEN 1 AND 2
               ELSE n_numerator BETWEEN 1 AND 2 OR n_denominator BETWEEN 1 AND 2 END AS is_few,
           NOT $sees_all AND NOT own AND n_amount BETWEEN 1 AND 2 AS few_amounts
    FROM joined
),
-- include: parents
, stated AS (
    SELECT *,
           CASE WHEN answered = 0 THEN 'not_answered'
                WHEN is_hidden THEN 'suppressed'
                WHEN n > 0 THEN 'value'
                WHEN n_making = 0 THEN 'none'
                WHEN $measure = 'per_100k' AND n_countable > 0 THEN 'none'
                ELSE 'not_answered' END AS state
    FROM hidden
)
SELECT s.item, s.level, s.area_code, s.country, s.state, s.mixed, s.unit, s.standard_applies,
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
WHERE $level IS NULL OR s.level = $level
ORDER BY s.item, s.level, s.country, s.area_code
