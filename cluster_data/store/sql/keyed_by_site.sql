-- Rows of certificates or cooperation (table `incoming`) under the site's key that stays.
SELECT t.* REPLACE (coalesce(s.kept, t.site_key) AS site_key)
FROM incoming AS t LEFT JOIN same AS s ON s.level = 'site' AND s.key = t.site_key
