-- What the cluster of an upload ever answered about its files, the last answer to each question;
-- also one that was taken back since, for by it the file was read.
-- Parameters: $upload_id.
SELECT d.kind, d.field, d.text, d.answer
FROM decisions AS d JOIN revisions AS r USING (revision)
WHERE r.action <> 'forget'
  AND d.cluster_code = (SELECT cluster_code FROM uploads WHERE upload_id = $upload_id)
QUALIFY row_number() OVER (PARTITION BY d.kind, d.field, d.text ORDER BY d.revision DESC) = 1
