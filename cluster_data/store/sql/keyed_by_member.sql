-- Rows of the roster (table `incoming`) under the member's key that stays.
SELECT t.* REPLACE (coalesce(m.kept, t.member_key) AS member_key)
FROM incoming AS t LEFT JOIN same AS m ON m.level = 'member' AND m.key = t.member_key
