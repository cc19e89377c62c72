-- What was found wrong or assumed when a row of an upload was read, as told in its report, and why
-- a person let it stand; a reason without a value is for every value of its column.
-- Parameters: $upload_id, $row.
SELECT p.slug, p.severity, p.sheet, p.row, p.column_name, p.value, p.params,
       (SELECT min(o.reason) FROM overrides AS o
        WHERE o.upload_id = p.upload_id AND o.slug = p.slug
          AND o.column_name IS NOT DISTINCT FROM p.column_name
          AND (o.value IS NULL OR o.value = p.value)) AS let_stand
FROM problems AS p WHERE p.upload_id = $upload_id AND p.row = $row
ORDER BY p.severity, p.slug
