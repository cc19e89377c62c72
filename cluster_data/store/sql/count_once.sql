-- A site that people hold for one and that several clusters report: its lines stand in each, since it
-- answered each, but only those of the cluster it answered last enter totals.
-- Reads and changes `standing_now`; reads `same`.
UPDATE standing_now AS l
SET countable = false, declared = NULL, attested = NULL, certified = NULL, demonstrated = NULL
FROM (
    SELECT site_id, arg_max(n.cluster_code, {'day': n.reference_date, 'revision': u.revision}) AS last
    FROM standing_now AS n JOIN uploads AS u USING (upload_id)
    WHERE site_id IN (SELECT hash(kept) FROM same WHERE level = 'site')
    GROUP BY site_id HAVING count(DISTINCT n.cluster_code) > 1
) AS w
WHERE l.site_id = w.site_id AND l.cluster_code <> w.last
