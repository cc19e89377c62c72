-- Who changed what, posted what and took whose contacts, the newest first: a row a revision, a post, an
-- event of one, a taking of contacts. Of identities only that they were decided on is told, since
-- their keys are names; of problems not the notes. `cluster_code` is whom it is about.
-- Parameters: $own_cluster (NULL: all; else what is about it or done by it, and of takings by others
-- its own members only), $kinds (NULL: all), $clusters (NULL: all), $since, $until (NULL: any day).
WITH revised AS (
    SELECT r.revision, r."at",
           CASE WHEN r.action IN ('upload', 'draft', 'approve', 'withdraw', 'restore') THEN 'uploads'
                WHEN r.action IN ('close-round', 'reopen-round') THEN 'rounds'
                WHEN r.action IN ('merge', 'split', 'distinct') THEN 'identities'
                WHEN r.action IN ('remember', 'forget') THEN 'answers'
                WHEN starts_with(r.action, 'problem-') THEN 'problems'
                ELSE 'clusters' END AS kind,
           r.action, r.role, r.actor, r.subject, r.reason
    FROM revisions AS r
), followed AS (
    SELECT f.revision, any_value(u.cluster_code) AS cluster_code, any_value(u.file_name) AS file_name,
           count(*) AS members
    FROM followups AS f JOIN uploads AS u USING (upload_id) GROUP BY f.revision
), told AS (
    SELECT r."at", r.kind, r.action, r.role, r.actor,
           CASE WHEN r.kind = 'uploads' THEN u.cluster_code
                WHEN r.kind = 'rounds' THEN o.cluster_code
                WHEN r.kind = 'problems' THEN f.cluster_code
                WHEN r.kind IN ('answers', 'clusters') THEN r.subject END AS cluster_code,
           CASE WHEN r.kind = 'uploads' THEN r.subject
                WHEN r.kind = 'rounds' THEN o.round END AS subject,
           CASE WHEN r.kind = 'uploads' THEN u.file_name
                WHEN r.kind = 'problems' THEN f.file_name END AS detail,
           CASE WHEN r.kind = 'uploads' THEN r.reason END AS reason,
           CASE WHEN r.kind = 'uploads' THEN u.rows_accepted
                WHEN r.kind = 'problems' THEN f.members END AS counted,
           CAST(NULL AS VARCHAR[]) AS members, r.revision AS number
    FROM revised AS r
    LEFT JOIN uploads AS u ON r.kind = 'uploads' AND u.upload_id = r.subject
    LEFT JOIN rounds AS o ON r.kind = 'rounds' AND o.revision = r.revision
    LEFT JOIN followed AS f ON f.revision = r.revision
    UNION ALL
    SELECT p."at", 'posts', p.direction, p.role, NULL, p.cluster_code, p.post_id, p.text, p.kind, NULL,
           NULL, p.number
    FROM posts AS p
    UNION ALL
    SELECT e."at", 'posts', e.action, e.role, NULL, p.cluster_code, e.post_id, p.text, e.note, NULL,
           NULL, e.number
    FROM post_events AS e JOIN posts AS p USING (post_id)
    UNION ALL
    SELECT any_value(c."at"), 'contacts', any_value(c.form), any_value(c.role), NULL,
           CASE WHEN count(DISTINCT c.cluster_code) = 1 THEN any_value(c.cluster_code) END,
           c.use_id, any_value(c.purpose), NULL, count(*), list(c.member ORDER BY c.member),
           any_value(c.number)
    FROM contact_uses AS c
    WHERE $own_cluster IS NULL OR c.role = 'cluster:' || $own_cluster OR c.cluster_code = $own_cluster
    GROUP BY c.use_id
)
SELECT "at", kind, action, role, actor, cluster_code, subject, detail, reason, counted, members
FROM told
WHERE ($own_cluster IS NULL OR role = 'cluster:' || $own_cluster OR cluster_code = $own_cluster)
  AND ($kinds IS NULL OR list_contains($kinds, kind))
  AND ($clusters IS NULL OR list_contains($clusters, cluster_code))
  AND ($since IS NULL OR CAST("at" AS DATE) >= $since)
  AND ($until IS NULL OR CAST("at" AS DATE) <= $until)
ORDER BY "at" DESC, kind, number DESC
