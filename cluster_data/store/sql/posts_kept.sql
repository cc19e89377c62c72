-- Needs and offers with their state on a day, the newest first. Closed is what was closed and not
-- opened again; expired what is past its last day; answered what has an answer since it was last opened.
-- Parameters: $as_of, $only_for_all, $with_sample, $post_id (NULL: all).
WITH turned AS (
    SELECT post_id, arg_max(action, number) = 'closed' AS closed,
           arg_max(expires, number) FILTER (action = 'reopened') AS expires,
           max(number) FILTER (action = 'reopened') AS reopened
    FROM post_events WHERE action IN ('closed', 'reopened') GROUP BY post_id
), answers AS (
    SELECT e.post_id, count(*) AS answers
    FROM post_events AS e LEFT JOIN turned AS t USING (post_id)
    WHERE e.action = 'answered' AND e.number > coalesce(t.reopened, 0) GROUP BY e.post_id
)
SELECT p.post_id, p."at", p.role, p.cluster_code, p.direction, p.kind, p.code, p.quantity, p.unit,
       p.standard, p.country, p.region_code, p.text, coalesce(t.expires, p.expires) AS expires,
       p.member, p.site, p.for_all, coalesce(a.answers, 0) AS answers,
       CASE WHEN coalesce(t.closed, false) THEN 'closed'
            WHEN coalesce(t.expires, p.expires) < $as_of THEN 'expired'
            WHEN coalesce(a.answers, 0) > 0 THEN 'answered'
            ELSE 'open' END AS state
FROM posts AS p LEFT JOIN turned AS t USING (post_id) LEFT JOIN answers AS a USING (post_id)
WHERE ($post_id IS NULL OR p.post_id = $post_id)
  AND (p.for_all OR NOT $only_for_all) AND ($with_sample OR NOT p.sample)
ORDER BY p.number DESC
