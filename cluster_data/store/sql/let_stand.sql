-- Whether some line that stands in a selection bears a warning that its cluster let stand; one of
-- the whole file is borne by each of its lines.
-- Parameters: $rung and the selection's lists (NULL: no filter).
WITH stands AS (FROM standing_now),
-- include: selected
, let AS (
    SELECT p.upload_id, p.sheet, p.row
    FROM problems AS p JOIN overrides AS o
        ON o.upload_id = p.upload_id AND o.slug = p.slug
       AND o.column_name IS NOT DISTINCT FROM p.column_name
       AND (o.value IS NULL OR o.value = p.value OR p.row IS NULL)
)
SELECT count(*) AS lines FROM wanted AS w
WHERE EXISTS (
    SELECT 1 FROM let
    WHERE let.upload_id = w.upload_id
      AND (let.row IS NULL OR (let.row = w.row AND coalesce(let.sheet, '') = coalesce(w.sheet, '')))
)
