-- Included: firms by cluster and round, and what became of what each was asked. `kept` are the rows
-- that stand within their round, `refused` the rejected rows that no later upload has mended,
-- `firm_rounds` a row a firm: on the roster or not, rows that stand, those of them that enter no
-- total, rejected rows. Parameters: $as_of and the selection's clusters, countries and regions.
-- include: withdrawn
, alive AS (
    SELECT * FROM uploads
    WHERE upload_id NOT IN (FROM withdrawn)
      AND ($clusters IS NULL OR list_contains($clusters, cluster_code))
), kept AS (
    SELECT c.upload_id, c.sheet, c.row, c.cluster_code, c.round, c.member_id, c.site_id,
           c.item_id, c.item_key, c.country, c.region_code, c.reference_date,
           c.product_code IS NOT NULL AND c.in_product_unit AND c.capacity_per_week IS NOT NULL
               AS countable
    FROM capacities AS c JOIN alive AS u USING (upload_id)
    WHERE c.reference_date <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY c.cluster_code, c.round, c.site_id, c.item_id
        ORDER BY u.revision DESC, c.row DESC
    ) = 1
), gave AS (
    SELECT c.cluster_code, c.round, c.member_id, max(u.revision) AS revision
    FROM capacities AS c JOIN alive AS u USING (upload_id) GROUP BY ALL
), told AS (
    SELECT p.*, u.cluster_code, u.round, u.file_name, u.sha256, u.kind, u.revision,
           CASE WHEN (p.params ->> 'member') IS NOT NULL
                THEN hash(coalesce(s.kept, p.params ->> 'member')) END AS member_id
    FROM problems AS p JOIN alive AS u USING (upload_id)
    LEFT JOIN same AS s ON s.level = 'member' AND s.key = (p.params ->> 'member')
    WHERE u.reference_date <= $as_of
), refused AS (
    SELECT t.upload_id, t.sheet, t.row, t.cluster_code, t.round, t.member_id
    FROM told AS t LEFT JOIN gave AS g USING (cluster_code, round, member_id)
    WHERE t.severity = 'error' AND t.row IS NOT NULL AND t.slug <> 'duplicate-row'
      AND t.kind = 'capacities'
      AND (coalesce(g.revision, 0) <= t.revision
           OR (t.upload_id, t.member_id) IN (SELECT upload_id, member_id FROM kept))
), called AS (
    SELECT r.cluster_code, r.round, hash(r.member_key) AS member_id, r.country, r.region_code,
           true AS listed, 0 AS lines, 0 AS flawed, NULL AS reference_date,
           r.reference_date AS dated
    FROM roster AS r JOIN alive AS u USING (upload_id) WHERE r.reference_date <= $as_of
    UNION ALL
    SELECT cluster_code, round, member_id, country, region_code, false, 1,
           CAST(NOT countable AS INTEGER), reference_date, reference_date
    FROM kept
), firm_rounds AS (
    SELECT c.cluster_code, c.round, c.member_id, any_value(c.country) AS country,
           any_value(c.region_code) AS region_code, bool_or(c.listed) AS listed,
           sum(c.lines) AS lines, sum(c.flawed) AS flawed,
           max(c.reference_date) AS reference_date, max(c.dated) AS dated
    FROM called AS c LEFT JOIN areas AS a USING (region_code)
    WHERE ($countries IS NULL OR list_contains($countries, c.country))
      AND ($regions IS NULL OR list_contains($regions, c.region_code)
           OR list_contains($regions, a.area_code))
    GROUP BY c.cluster_code, c.round, c.member_id
), judged AS (
    SELECT f.*, coalesce(r.refused, 0) AS refused,
           CASE WHEN f.lines = 0 THEN 'silent'
                WHEN f.flawed > 0 OR coalesce(r.refused, 0) > 0 THEN 'partly'
                ELSE 'answered' END AS answer
    FROM firm_rounds AS f
    LEFT JOIN (
        SELECT cluster_code, round, member_id, count(DISTINCT (upload_id, sheet, row)) AS refused
        FROM refused GROUP BY ALL
    ) AS r USING (cluster_code, round, member_id)
)
