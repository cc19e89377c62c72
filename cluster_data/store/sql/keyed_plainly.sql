-- As keyed_capacities.sql, where no keys are merged.
SELECT *, hash(member_key) AS member_id, hash(site_key) AS site_id, hash(item_key) AS item_id
FROM incoming
