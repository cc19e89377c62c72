-- What a cluster confirmed about its files, the last word on each; without what it took back.
-- Parameters: $cluster_code.
WITH last AS (
    SELECT d.kind, d.field, d.text, d.answer, r."at", r.action
    FROM decisions AS d JOIN revisions AS r USING (revision)
    WHERE d.cluster_code = $cluster_code
    QUALIFY row_number() OVER (
        PARTITION BY d.kind, d.field, d.text ORDER BY d.revision DESC
    ) = 1
)
SELECT kind, field, text, answer, "at" FROM last WHERE action <> 'forget'
ORDER BY kind, field, text
