-- Included after `withdrawn`: `consents`, the consent of each firm, whatever day is looked at: the
-- latest that each of its names gave in each cluster, and of these the strictest.
answers AS (
    SELECT s.member_key, s.stated_key, s.consent_publish AS consent
    FROM sites AS s JOIN uploads AS u USING (upload_id)
    WHERE u.kind = 'capacities' AND upload_id NOT IN (FROM withdrawn)
    QUALIFY rank() OVER (PARTITION BY u.cluster_code, s.stated_key
                         ORDER BY u.reference_date DESC, u.revision DESC) = 1
), consents AS (
    SELECT member_key,
           CASE WHEN bool_or(consent = 'cluster_only') THEN 'cluster_only'
                WHEN bool_and(coalesce(consent = 'public', false)) THEN 'public'
                ELSE 'authorities_only' END AS consent
    FROM answers GROUP BY member_key
)
