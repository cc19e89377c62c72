-- Takes the place of `consents` in a copy of an earlier revision: the consent of each firm as it is
-- by now (table `consents_since`), under the keys of then; where the names it was known by then have
-- several, the strictest. Who had answered then, and nothing that stands by now, gave no consent that
-- stands; who was only asked then, and has not answered since, is as in `consents`: not among them.
consents AS (
    SELECT member_key,
           CASE WHEN bool_or(consent = 'cluster_only') THEN 'cluster_only'
                WHEN bool_and(consent = 'public') THEN 'public'
                ELSE 'authorities_only' END AS consent
    FROM (
        SELECT coalesce(m.kept, c.stated_key) AS member_key, c.consent
        FROM consents_since AS c
        LEFT JOIN same AS m ON m.level = 'member' AND m.key = c.stated_key
        UNION ALL
        SELECT s.member_key, 'cluster_only'
        FROM sites AS s JOIN uploads AS u USING (upload_id)
        ANTI JOIN consents_since USING (stated_key)
        WHERE u.kind = 'capacities'
    )
    GROUP BY member_key
)
