-- Included after `alive`: `titled`, the name that each firm's latest file gives it.
titled AS (
    SELECT hash(member_key) AS member_id, arg_max(company_name, revision) AS company_name
    FROM (
        SELECT member_key, company_name, revision FROM sites JOIN alive USING (upload_id)
        UNION ALL
        SELECT member_key, company_name, revision FROM roster JOIN alive USING (upload_id)
    ) GROUP BY member_key
)
