-- The mix of families: product lines that reach the rung, by family and place.
-- Rows: area_code, country, state, family_code, lines, share (of the place's lines), n and answered
-- (firms of the place); a place without a figure has one row, its family_code ''.
-- Families of one or two firms, and those hidden with them, are told together as 'other', with the
-- smallest of the rest where even together they are one or two firms.
-- Parameters: $level, $rung, $sees_all, $own_cluster and the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
, members AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           CASE WHEN grouping(family_code) = 1 THEN '' ELSE family_code END AS item,
           country, area_code, member_id, count(*) AS lines,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own
    FROM wanted WHERE amount > 0 AND family_code IS NOT NULL
    GROUP BY GROUPING SETS (
        (family_code, country, area_code, member_id), (country, area_code, member_id),
        (family_code, country, member_id), (country, member_id), (family_code, member_id),
        (member_id))
), few AS (
    SELECT item, level, country, area_code, sum(lines) AS lines, count(*) AS n,
           NOT $sees_all AND NOT bool_and(own) AND count(*) BETWEEN 1 AND 2 AS is_few,
           is_few AS few_amounts
    FROM members GROUP BY item, level, country, area_code
),
-- include: parents
, slices AS (
    SELECT item, country, area_code, is_hidden,
           row_number() OVER (PARTITION BY country, area_code
                              ORDER BY is_hidden, n, lines, item) = 1 AS smallest
    FROM hidden WHERE level = $level AND item <> ''
), parted AS (
    SELECT s.*, m.member_id, m.lines
    FROM slices AS s JOIN members AS m
      ON m.level = $level AND m.item = s.item AND m.country IS NOT DISTINCT FROM s.country
     AND m.area_code IS NOT DISTINCT FROM s.area_code
), pools AS (
    SELECT country, area_code, count(DISTINCT member_id) BETWEEN 1 AND 2 AS too_small
    FROM parted WHERE is_hidden GROUP BY country, area_code
), mixed AS (
    SELECT p.country, p.area_code,
           CASE WHEN p.is_hidden OR (p.smallest AND coalesce(o.too_small, false))
                THEN 'other' ELSE p.item END AS family_code,
           sum(p.lines) AS lines
    FROM parted AS p LEFT JOIN pools AS o
      ON o.country IS NOT DISTINCT FROM p.country
     AND o.area_code IS NOT DISTINCT FROM p.area_code
    GROUP BY ALL
),
-- include: responses
, places AS (
    SELECT r.country, r.area_code, r.answered, h.lines, h.n,
           CASE WHEN r.answered = 0 THEN 'not_answered' WHEN h.n IS NULL THEN 'none'
                WHEN h.is_hidden THEN 'suppressed' ELSE 'value' END AS state
    FROM responses AS r LEFT JOIN hidden AS h
      ON h.item = '' AND h.level = r.level AND h.country IS NOT DISTINCT FROM r.country
     AND h.area_code IS NOT DISTINCT FROM r.area_code
    WHERE r.level = $level AND r.asked > 0
)
SELECT p.country, p.area_code, p.state, coalesce(m.family_code, '') AS family_code,
       CASE WHEN p.state = 'none' THEN 0 ELSE m.lines END AS lines,
       m.lines / p.lines AS share,
       CASE WHEN p.state = 'value' THEN p.n WHEN p.state = 'none' THEN 0 END AS n, p.answered
FROM places AS p LEFT JOIN mixed AS m
  ON p.state = 'value' AND m.country IS NOT DISTINCT FROM p.country
 AND m.area_code IS NOT DISTINCT FROM p.area_code
ORDER BY p.country, p.area_code, m.family_code = 'other', m.lines DESC, m.family_code
