-- Rows of sites (table `incoming`) under the keys that stay (table `same`); `stated_key` and
-- `stated_site` are the row's own.
SELECT t.* REPLACE (coalesce(m.kept, t.member_key) AS member_key,
                    coalesce(s.kept, t.site_key) AS site_key),
       t.member_key AS stated_key, t.site_key AS stated_site
FROM incoming AS t
LEFT JOIN same AS m ON m.level = 'member' AND m.key = t.member_key
LEFT JOIN same AS s ON s.level = 'site' AND s.key = t.site_key
