-- Keep the firms of a roster (table `arriving`).
-- Parameters: $kept, the upload's identifier.
INSERT INTO roster BY NAME
SELECT * REPLACE ($kept AS upload_id) FROM arriving
