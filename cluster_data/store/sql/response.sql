-- Who answered: a row a cluster. `asked`, `answered`, `silent` are firms of the cluster's latest
-- round (or the wanted one), the rest is of what stands: fresh, aged and drafts part its lines.
-- Parameters: $rung and the selection's lists; those of products, families, stages and
-- certificates narrow nothing here.
WITH stands AS (FROM standing_now),
-- include: selected
,
-- include: listed
, dated AS (
    SELECT cluster_code, round, reference_date FROM placed
    UNION ALL SELECT cluster_code, round, reference_date FROM listed
), latest AS (
    SELECT cluster_code, arg_max(round, {'date': reference_date, 'round': round}) AS round
    FROM dated GROUP BY cluster_code
), of_round AS (
    SELECT cluster_code, round, member_id, true AS answered FROM placed
    UNION ALL SELECT cluster_code, round, member_id, false FROM listed
), counted AS (
    SELECT cluster_code, count(DISTINCT member_id) AS asked,
           count(DISTINCT member_id) FILTER (answered) AS answered,
           bool_or(NOT answered) AS has_roster
    FROM of_round SEMI JOIN latest USING (cluster_code, round)
    GROUP BY cluster_code
), stood AS (
    SELECT cluster_code, count(DISTINCT site_id) AS sites, count(*) AS lines,
           count(*) FILTER (NOT approved) AS drafts, max(reference_date) AS reference_date,
           count(*) FILTER (fresh) AS fresh, count(*) FILTER (approved AND NOT fresh) AS aged
    FROM placed GROUP BY cluster_code
),
-- include: named_clusters
SELECT cluster_code, n.name, n.country, l.round,
       CASE WHEN c.has_roster THEN c.asked END AS asked, c.answered,
       CASE WHEN c.has_roster THEN c.asked - c.answered END AS silent,
       coalesce(s.sites, 0) AS sites, coalesce(s.lines, 0) AS lines,
       coalesce(s.drafts, 0) AS drafts, s.reference_date,
       coalesce(s.fresh, 0) AS fresh, coalesce(s.aged, 0) AS aged
FROM latest AS l
JOIN counted AS c USING (cluster_code)
LEFT JOIN stood AS s USING (cluster_code)
LEFT JOIN named AS n USING (cluster_code)
ORDER BY cluster_code
