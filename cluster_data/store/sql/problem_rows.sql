-- Included after `firm_rounds`: `found`, every problem of the uploads that stand, with its row's firm
-- and what was done about it. Left out are problems of rows that a later upload has replaced.
-- Parameters: those of `firm_rounds`, and $round (NULL: all).
rows_given AS (
    SELECT c.upload_id, c.sheet, c.row, any_value(k.member_id) AS member_id,
           min(k.item_key) AS item_key, bool_or(k.upload_id IS NOT NULL) AS stands
    FROM capacities AS c SEMI JOIN alive USING (upload_id)
    LEFT JOIN kept AS k ON k.upload_id = c.upload_id AND k.sheet = c.sheet AND k.row = c.row
         AND k.site_id = c.site_id AND k.item_id = c.item_id
    SEMI JOIN problems AS p ON p.upload_id = c.upload_id AND p.row = c.row
    GROUP BY c.upload_id, c.sheet, c.row
), followed AS (
    SELECT upload_id, slug, coalesce(column_name, '') AS column_name, coalesce(row, 0) AS row,
           arg_max(status, revision) AS status, arg_max(note, revision) AS note
    FROM followups GROUP BY ALL
), found AS (
    SELECT t.* EXCLUDE (member_id), coalesce(g.member_id, t.member_id) AS member_id, g.item_key,
           coalesce(f.status, 'open') AS status, coalesce(f.note, '') AS note
    FROM told AS t
    LEFT JOIN rows_given AS g ON g.upload_id = t.upload_id AND g.row = t.row AND g.sheet = t.sheet
    LEFT JOIN followed AS f ON f.upload_id = t.upload_id AND f.slug = t.slug
         AND f.column_name = coalesce(t.column_name, '') AND f.row = coalesce(t.row, 0)
    WHERE ($round IS NULL OR t.round = $round)
      AND coalesce(g.stands, true)
      AND (t.severity <> 'error' OR t.row IS NULL OR t.slug = 'duplicate-row'
           OR (t.upload_id, t.sheet, t.row) IN (SELECT upload_id, sheet, row FROM refused))
      AND (($countries IS NULL AND $regions IS NULL)
           OR (t.cluster_code, coalesce(g.member_id, t.member_id)) IN (
               SELECT cluster_code, member_id FROM firm_rounds))
)
