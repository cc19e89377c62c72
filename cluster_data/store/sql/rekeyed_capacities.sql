-- Rows of capacities in memory, numbered anew by other decisions on identities (`same_played`).
SELECT f.* REPLACE (hash(coalesce(m.kept, f.member_key)) AS member_id,
                    hash(coalesce(s.kept, f.site_key)) AS site_id)
FROM capacities AS f
LEFT JOIN same_played AS m ON m.level = 'member' AND m.key = f.member_key
LEFT JOIN same_played AS s ON s.level = 'site' AND s.key = f.site_key
