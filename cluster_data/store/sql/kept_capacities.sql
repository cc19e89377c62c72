-- The rows of an upload with the names and consents of its sites. Parameters: $upload_id.
SELECT c.*, s.company_name, s.consent_publish AS consent
FROM capacities AS c
LEFT JOIN (
    SELECT site_key, any_value(company_name) AS company_name, any_value(consent_publish) AS consent_publish
    FROM sites WHERE upload_id = $upload_id GROUP BY site_key
) AS s USING (site_key)
WHERE c.upload_id = $upload_id
QUALIFY row_number() OVER (PARTITION BY c.round, c.site_key, c.item_key ORDER BY c.row DESC) = 1
