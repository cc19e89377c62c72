-- How each product changed from one round to the next, at the rung: sites that answered both rounds,
-- entrants and leavers (sites of only one), so that before + same + entrants + leavers = after.
-- A part of one or two firms hides the three parts, a whole of one or two everything.
-- Reads `standing_before` and `standing_now`, each of its round.
-- Parameters: $rung, $sees_all, $own_cluster and the selection's lists (NULL: no filter).
WITH stands AS (
    SELECT true AS is_after, * FROM standing_now
    UNION ALL SELECT false, * FROM standing_before
),
-- include: selected
, panel AS (
    SELECT cluster_code, site_id,
           CASE WHEN bool_and(is_after) THEN 'entrants' WHEN bool_or(is_after) THEN 'same'
                ELSE 'leavers' END AS part
    FROM placed GROUP BY cluster_code, site_id
), changed AS (
    SELECT product_code, part, country, area_code, member_id,
           coalesce(bool_and(cluster_code = $own_cluster), false) AS own,
           coalesce(sum(amount) FILTER (NOT is_after), 0) AS before,
           coalesce(sum(amount) FILTER (is_after), 0) AS after
    FROM wanted JOIN panel USING (cluster_code, site_id)
    WHERE amount > 0
    GROUP BY ALL
), members AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           product_code, country, area_code, bool_and(own) AS own,
           sum(before) AS before, sum(after) AS after,
           sum(after - before) FILTER (part = 'same') AS same,
           sum(after - before) FILTER (part = 'entrants') AS entrants,
           sum(after - before) FILTER (part = 'leavers') AS leavers
    FROM changed
    GROUP BY GROUPING SETS ((product_code, country, area_code, member_id),
                            (product_code, country, member_id), (product_code, member_id))
), cells AS (
    SELECT product_code, level, country, area_code, unnest([
        {'part': 'before', 'amount': sum(before), 'n': count(*) FILTER (before > 0),
         'others': count(*) FILTER (before > 0 AND NOT own)},
        {'part': 'after', 'amount': sum(after), 'n': count(*) FILTER (after > 0),
         'others': count(*) FILTER (after > 0 AND NOT own)},
        {'part': 'same', 'amount': sum(same), 'n': count(same),
         'others': count(same) FILTER (NOT own)},
        {'part': 'entrants', 'amount': sum(entrants), 'n': count(entrants),
         'others': count(entrants) FILTER (NOT own)},
        {'part': 'leavers', 'amount': sum(leavers), 'n': count(leavers),
         'others': count(leavers) FILTER (NOT own)}], recursive := true)
    FROM members GROUP BY product_code, level, country, area_code
), few AS (
    SELECT {'product': product_code, 'part': part} AS item, level, country, area_code, amount, n,
           NOT $sees_all AND others > 0 AND n BETWEEN 1 AND 2 AS is_few, is_few AS few_amounts
    FROM cells
),
-- include: parents
, told AS (
    SELECT item.product AS product_code, item.part AS part, amount, n, is_hidden,
           bool_or(is_hidden AND part IN ('before', 'after')) OVER product AS no_total,
           bool_or(is_hidden) OVER product AS no_parts
    FROM hidden WHERE level = 'all'
    WINDOW product AS (PARTITION BY item.product)
)
SELECT product_code,
       CASE WHEN no_total THEN 'suppressed' ELSE 'value' END AS state,
       CASE WHEN NOT no_total THEN coalesce(sum(amount) FILTER (part = 'before'), 0) END AS before,
       CASE WHEN NOT no_total THEN coalesce(sum(amount) FILTER (part = 'after'), 0) END AS after,
       CASE WHEN NOT no_parts THEN coalesce(sum(amount) FILTER (part = 'same'), 0) END AS same,
       CASE WHEN NOT no_parts THEN coalesce(sum(amount) FILTER (part = 'entrants'), 0) END AS entrants,
       CASE WHEN NOT no_parts THEN coalesce(sum(amount) FILTER (part = 'leavers'), 0) END AS leavers,
       CASE WHEN NOT no_total THEN coalesce(sum(n) FILTER (part = 'before'), 0) END AS n_before,
       CASE WHEN NOT no_total THEN coalesce(sum(n) FILTER (part = 'after'), 0) END AS n_after
FROM told GROUP BY product_code, no_total, no_parts ORDER BY product_code
