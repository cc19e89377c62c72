-- Warnings of an upload that a person let stand, and why.
-- Parameters: $upload_id.
SELECT slug, column_name, value, reason FROM overrides WHERE upload_id = $upload_id
ORDER BY slug, column_name, value
