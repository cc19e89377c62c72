-- Included: `readable`, the latest word of each cluster on each site, under the file's own keys, of
-- firms whose names the viewer may read. Who only stands on a roster gave no consent: as unanswered.
-- Parameters: $sees_all, $own_cluster.
-- include: withdrawn
,
-- include: consents
, latest AS (
    SELECT s.*, u.cluster_code, min(u.revision) OVER own AS since
    FROM sites AS s JOIN uploads AS u USING (upload_id)
    WHERE upload_id NOT IN (FROM withdrawn)
    WINDOW own AS (PARTITION BY u.cluster_code, s.stated_site)
    QUALIFY row_number() OVER (PARTITION BY u.cluster_code, s.stated_site
                               ORDER BY u.revision DESC, s.row DESC) = 1
), readable AS (
    SELECT l.* FROM latest AS l LEFT JOIN consents AS c USING (member_key)
    WHERE coalesce(l.cluster_code = $own_cluster, false) OR c.consent = 'public'
       OR ($sees_all AND coalesce(c.consent, 'authorities_only') = 'authorities_only')
)
