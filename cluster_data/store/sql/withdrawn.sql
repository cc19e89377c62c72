-- Included: `withdrawn`, the uploads taken back and not restored.
withdrawn AS (
    SELECT subject AS upload_id FROM revisions
    WHERE action IN ('withdraw', 'restore')
    GROUP BY subject HAVING arg_max(action, revision) = 'withdraw'
)
