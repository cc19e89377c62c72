-- The rows of one more table of facts, as they were at a revision.
-- Parameter: the revision; {name} is one of our own table names.
SELECT f.* FROM {name} AS f JOIN uploads AS u USING (upload_id) WHERE u.revision <= ?
