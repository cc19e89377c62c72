-- What firms would learn and who would teach, as they said it, firm by firm: for counting together.
-- Rows: firm (a number within this answer), open (the viewer may read of the single firm), country,
-- area_code, stages (of its lines), kind: `sought` with the answer as written, `offered` without one
-- (it offers training, or its line is at the stage of research and training).
-- Parameters: $rung, $sees_all, $own_cluster and the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
,
-- include: seen_sites
, at_work AS (
    SELECT cluster_code, site_id, list_sort(list_distinct(flatten(list(stage_code)))) AS stages
    FROM wanted WHERE stage_code IS NOT NULL GROUP BY cluster_code, site_id
), here AS (
    SELECT DISTINCT cluster_code, site_id FROM wanted
), placed_sites AS (
    SELECT s.*, a.stages FROM seen AS s
    JOIN here USING (cluster_code, site_id)
    LEFT JOIN at_work AS a USING (cluster_code, site_id)
), said AS (
    SELECT p.member_id, p.open, p.country, p.area_code, p.stages,
           CASE k.kind WHEN 'skills_needs' THEN 'sought' ELSE 'offered' END AS kind,
           CASE k.kind WHEN 'skills_needs' THEN k.answer END AS answer
    FROM placed_sites AS p
    JOIN cooperation AS k ON k.upload_id = p.upload_id AND hash(k.site_key) = p.site_id
    WHERE k.kind = 'skills_needs' OR (k.kind = 'cooperation_offered' AND k.answer = 'training')
    UNION ALL
    SELECT member_id, open, country, area_code, stages, 'offered', NULL
    FROM placed_sites WHERE list_contains(stages, 'rnd_training')
)
SELECT dense_rank() OVER (ORDER BY member_id) AS firm, bool_and(open) AS open, country, area_code,
       list_sort(list_distinct(flatten(list(coalesce(stages, []))))) AS stages, kind, answer
FROM said GROUP BY member_id, country, area_code, kind, answer
ORDER BY firm, country, area_code, kind, answer
