-- The problems found in an upload, in the order they were told. Parameters: $upload_id.
SELECT slug, severity, sheet, row, column_name, value, params FROM problems WHERE upload_id = $upload_id
