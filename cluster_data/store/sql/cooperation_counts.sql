-- How many firms seek and offer each kind of cooperation, and name a training need, in the places and
-- clusters of the selection. Every standing site counts, listed or not, so that sums are right; a count
-- of one or two firms is NULL for those who may not read of each of them.
-- Rows: kind, answer (NULL: of the kind as a whole; kind NULL too: of all kinds), state, n.
-- Parameters: $clusters, $countries, $regions (NULL: no filter), $sees_all, $own_cluster.
WITH
-- include: seen_sites
, said AS (
    SELECT DISTINCT s.member_id, s.open, k.kind,
           CASE WHEN k.kind <> 'skills_needs' THEN k.answer END AS answer
    FROM seen AS s
    JOIN cooperation AS k ON k.upload_id = s.upload_id AND hash(k.site_key) = s.site_id
    WHERE ($clusters IS NULL OR list_contains($clusters, s.cluster_code))
      AND ($countries IS NULL OR list_contains($countries, s.country))
      AND ($regions IS NULL OR list_contains($regions, s.area_code)
           OR list_contains($regions, s.region_code))
), every AS (
    SELECT kind, answer, member_id, open FROM said WHERE answer IS NOT NULL
    UNION ALL SELECT kind, NULL, member_id, open FROM said
    UNION ALL SELECT NULL, NULL, member_id, open FROM said
), counted AS (
    SELECT kind, answer, count(DISTINCT member_id) AS n,
           NOT bool_and(open) AND count(DISTINCT member_id) BETWEEN 1 AND 2 AS is_few
    FROM every GROUP BY kind, answer
)
SELECT kind, answer, CASE WHEN is_few THEN 'suppressed' ELSE 'value' END AS state,
       CASE WHEN NOT is_few THEN n END AS n
FROM counted ORDER BY kind, answer
