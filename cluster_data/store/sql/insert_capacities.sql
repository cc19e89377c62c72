-- Keep the rows of a file (table `incoming`) with the digests made before (table `arriving`).
-- Parameters: $kept, the upload's identifier.
INSERT INTO capacities BY NAME
SELECT incoming.* REPLACE ($kept AS upload_id, arriving.content AS content)
FROM incoming POSITIONAL JOIN arriving
