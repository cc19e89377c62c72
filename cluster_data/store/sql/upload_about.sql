-- All that is known of one upload. Parameters: $upload_id.
SELECT u.*, r."at", r.actor, r.role FROM uploads AS u JOIN revisions AS r USING (revision)
WHERE u.upload_id = $upload_id
