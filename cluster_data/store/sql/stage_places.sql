-- Who does each stage of the value chain where: of the lines that stand and name the stage, by area,
-- by country and of the whole selection, with primary suppression of firms and of amounts.
-- Rows: stage_code, level (area, country, all), area_code, country, state, n (firms), sites,
-- n_evidenced (firms with a valid certificate, or attested where no standard applies), capacity (attested,
-- a week, in `unit`; NULL where the stage's lines have several units), unit, asked, answered.
-- Where an amount is hidden, n_evidenced is too: a place with one or two such firms keeps neither.
-- Parameters: $level, $levels (it, and those that decide whether it is hidden), $rung, $sees_all,
-- $own_cluster, the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
, itemed AS (
    SELECT unnest(list_distinct(stage_code)) AS item, cluster_code, country, area_code, member_id,
           site_id, unit, countable, attested,
           CASE WHEN has_standard THEN certified > 0 ELSE attested > 0 END AS evidenced
    FROM wanted
), kind AS (
    SELECT item, count(DISTINCT unit) FILTER (countable) > 1 AS mixed,
           min(unit) FILTER (countable) AS unit
    FROM itemed GROUP BY item
), members AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           item, area_code, country, member_id, count(DISTINCT (cluster_code, site_id)) AS sites,
           sum(attested) FILTER (countable) AS amount, coalesce(bool_or(evidenced), false) AS evidenced,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM itemed
    GROUP BY GROUPING SETS ((item, country, area_code, member_id), (item, country, member_id),
                            (item, member_id))
), sums AS (
    SELECT level, item, area_code, country, count(*) AS n, sum(sites) AS sites,
           count(*) FILTER (evidenced) AS n_evidenced, count(*) FILTER (amount > 0) AS n_amount,
           sum(amount) AS amount, bool_and(own) AS own
    FROM members WHERE list_contains($levels, level) GROUP BY ALL
),
-- include: responses
, joined AS (
    SELECT k.*, r.level, r.area_code, r.country, r.asked, r.answered,
           coalesce(s.n, 0) AS n, coalesce(s.sites, 0) AS sites,
           coalesce(s.n_evidenced, 0) AS n_evidenced, coalesce(s.n_amount, 0) AS n_amount, s.amount,
           coalesce(s.own, false) AS own
    FROM responses AS r CROSS JOIN kind AS k
    LEFT JOIN sums AS s
      ON s.item = k.item AND s.level = r.level AND s.area_code IS NOT DISTINCT FROM r.area_code
     AND s.country IS NOT DISTINCT FROM r.country
    WHERE r.asked > 0
), few AS (
    SELECT *, NOT $sees_all AND NOT own AND n BETWEEN 1 AND 2 AS is_few,
           NOT $sees_all AND NOT own
               AND (n BETWEEN 1 AND 2 OR n_amount BETWEEN 1 AND 2 OR n_evidenced BETWEEN 1 AND 2)
               AS few_amounts
    FROM joined
),
-- include: parents
SELECT item AS stage_code, level, area_code, country,
       CASE WHEN answered = 0 THEN 'not_answered' WHEN is_hidden THEN 'suppressed'
            WHEN n > 0 THEN 'value' ELSE 'none' END AS state,
       CASE WHEN NOT is_hidden THEN n END AS n, CASE WHEN NOT is_hidden THEN sites END AS sites,
       CASE WHEN NOT is_hidden AND NOT hides_amounts THEN n_evidenced END AS n_evidenced,
       CASE WHEN NOT is_hidden AND NOT hides_amounts AND NOT mixed THEN amount END AS capacity,
       CASE WHEN NOT mixed THEN unit END AS unit, asked, answered
FROM hidden
WHERE level = $level
ORDER BY stage_code, country, area_code
