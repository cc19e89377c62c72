-- One row where the upload is known: was it withdrawn before this revision?
-- Parameters: $upload_id, $revision.
SELECT coalesce(
    (SELECT arg_max(action, revision) = 'withdraw' FROM revisions
     WHERE subject = u.upload_id AND revision < $revision
       AND action IN ('withdraw', 'restore')), false)
FROM uploads AS u WHERE u.upload_id = $upload_id
