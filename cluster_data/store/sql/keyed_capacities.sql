-- Rows of capacities (table `incoming`) with numbers for their keys, which group twice as fast as
-- texts; keys that people hold for one and the same (table `same`) have one number.
SELECT c.*, hash(coalesce(m.kept, c.member_key)) AS member_id,
       hash(coalesce(s.kept, c.site_key)) AS site_id, hash(c.item_key) AS item_id
FROM incoming AS c
LEFT JOIN same AS m ON m.level = 'member' AND m.key = c.member_key
LEFT JOIN same AS s ON s.level = 'site' AND s.key = c.site_key
