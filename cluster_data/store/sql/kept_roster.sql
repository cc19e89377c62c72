-- The members that an upload lists, once each. Parameters: $upload_id.
SELECT * FROM roster WHERE upload_id = $upload_id
QUALIFY row_number() OVER (PARTITION BY round, member_key, region_code ORDER BY row) = 1
