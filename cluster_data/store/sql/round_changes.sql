-- Weekly capacity at the rung, round by round, and what parts the change from each round to the next:
-- of every product (product_code) and of all products of a unit together (product_code '').
-- Rows: product_code, unit, products (kinds summed), turn (0: the oldest round), part, amount, n.
-- Parts of a round: all, panel (sites that answered every round); of the change to the next round:
-- same (sites that answered both), entrants, leavers (sites of one only; signed), so that
-- all + same + entrants + leavers = all of the next turn. Amounts and n are NULL where they may not
-- be told: a whole of one or two firms hides itself and the parts beside it, a part of one or two
-- all three; the panel is hidden in every round where it, or what one could take from it, is few.
-- Reads `standing_rounds`: what stands in each round, with its `turn`.
-- Parameters: $turns (how many), $rung, $sees_all, $own_cluster and the selection's lists.
WITH stands AS (FROM standing_rounds),
-- include: selected
, answers AS (
    SELECT DISTINCT turn, cluster_code, site_id FROM placed
), constant AS (
    SELECT cluster_code, site_id, true AS is_constant FROM answers
    GROUP BY cluster_code, site_id HAVING count(*) = $turns
), amounts AS (
    SELECT w.turn, w.product_code, w.unit, w.country, w.area_code, w.member_id, w.cluster_code,
           w.site_id, coalesce(c.is_constant, false) AS is_constant,
           coalesce(w.cluster_code = $own_cluster, false) AS own, fsum(w.amount) AS amount
    FROM wanted AS w LEFT JOIN constant AS c USING (cluster_code, site_id)
    WHERE w.amount > 0 GROUP BY ALL
), sides AS (  -- each amount is what a change comes from, and what the one before it led to
    SELECT turn AS step, false AS is_after, * FROM amounts WHERE turn < $turns - 1
    UNION ALL SELECT turn - 1, true, * FROM amounts WHERE turn > 0
), parted AS (
    SELECT s.*, o.site_id IS NOT NULL AS is_same
    FROM sides AS s
    LEFT JOIN answers AS o
      ON o.turn = CASE WHEN is_after THEN s.step ELSE s.step + 1 END
     AND o.cluster_code = s.cluster_code AND o.site_id = s.site_id
), pieces AS (
    SELECT turn, 'all' AS part, amount, * EXCLUDE (turn, amount) FROM amounts
    UNION ALL BY NAME
    SELECT *, CASE WHEN is_constant THEN 'panel' ELSE 'rest' END AS part FROM amounts
    UNION ALL BY NAME
    SELECT * EXCLUDE (turn, step, is_after, is_same, amount), step AS turn,
           CASE WHEN is_same THEN 'same' WHEN is_after THEN 'entrants' ELSE 'leavers' END AS part,
           CASE WHEN is_after THEN amount ELSE -amount END AS amount
    FROM parted
    UNION ALL BY NAME  -- what the same sites of two rounds have beyond the panel
    SELECT * EXCLUDE (turn, step, is_after, is_same), step AS turn,
           CASE WHEN is_after THEN 'beyond_after' ELSE 'beyond_before' END AS part
    FROM parted WHERE is_same AND NOT is_constant
), itemed AS (
    SELECT unnest([{'product': product_code, 'unit': unit, 'turn': turn, 'part': part},
                   {'product': '', 'unit': unit, 'turn': turn, 'part': part}]) AS item,
           country, area_code, member_id, own, amount
    FROM pieces
), members AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           item, country, area_code, bool_and(own) AS own, fsum(amount) AS amount
    FROM itemed
    GROUP BY GROUPING SETS ((item, country, area_code, member_id), (item, country, member_id),
                            (item, member_id))
), few AS (
    SELECT item, level, country, area_code, fsum(amount) AS amount, count(*) AS n,
           NOT $sees_all AND count(*) FILTER (NOT own) > 0 AND count(*) <= 2 AS is_few,
           is_few AS few_amounts
    FROM members GROUP BY item, level, country, area_code
),
-- include: parents
, cells AS (
    SELECT item.product AS product_code, item.unit AS unit, item.turn AS turn, item.part AS part,
           amount, n, is_hidden, item.product = '' AS is_whole
    FROM hidden WHERE level = 'all'
), closed AS (  -- the one hidden product of a unit could be taken from the sum of all
    SELECT c.* EXCLUDE (is_hidden),
           is_hidden OR (is_whole AND 1 = count(*) FILTER (is_hidden AND NOT is_whole) OVER
               (PARTITION BY unit, turn, part)) AS is_hidden
    FROM cells AS c
), hides AS (
    SELECT product_code, unit, turn,
           coalesce(bool_or(is_hidden) FILTER (part = 'all'), false) AS whole,
           coalesce(bool_or(is_hidden) FILTER (part IN ('same', 'entrants', 'leavers')), false)
               AS parts,
           coalesce(bool_or(is_hidden) FILTER (
               part IN ('panel', 'rest', 'beyond_before', 'beyond_after')), false) AS panel
    FROM closed GROUP BY product_code, unit, turn
), told AS (
    SELECT c.*, CASE c.part
               WHEN 'all' THEN h.whole
               WHEN 'panel' THEN h.whole OR bool_or(h.panel) OVER (PARTITION BY c.product_code, c.unit)
               ELSE h.whole OR h.parts OR coalesce(x.whole, false) END AS untold
    FROM closed AS c
    JOIN hides AS h USING (product_code, unit, turn)
    LEFT JOIN hides AS x ON x.product_code = c.product_code AND x.unit = c.unit
                        AND x.turn = c.turn + 1
), kinds AS (
    SELECT unit, count(DISTINCT product_code) AS products FROM amounts GROUP BY unit
)
SELECT t.product_code, t.unit, CASE WHEN is_whole THEN k.products ELSE 1 END AS products, t.turn,
       t.part, CASE WHEN NOT untold THEN amount END AS amount, CASE WHEN NOT untold THEN n END AS n,
       untold
FROM told AS t JOIN kinds AS k USING (unit)
WHERE t.part IN ('all', 'panel', 'same', 'entrants', 'leavers')
ORDER BY t.product_code, t.unit, t.turn, t.part
