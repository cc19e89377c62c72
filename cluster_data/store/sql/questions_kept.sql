-- Questions kept in a crisis, the newest first, of those a viewer may read: a ministry all, a cluster
-- its own. Parameters: $role (NULL: all), $question_id (NULL: any), $most.
SELECT question_id, revision, "at", role, asked, told, record
FROM questions
WHERE ($role IS NULL OR role = $role) AND ($question_id IS NULL OR question_id = $question_id)
ORDER BY "at" DESC, question_id DESC
LIMIT $most
