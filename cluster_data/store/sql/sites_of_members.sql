-- The members and sites that the ledger knows under some keys. Parameters: $members, $sites (lists).
SELECT DISTINCT member_key, site_key FROM sites
WHERE member_key IN (SELECT unnest($members::VARCHAR[]))
   OR site_key IN (SELECT unnest($sites::VARCHAR[]))
