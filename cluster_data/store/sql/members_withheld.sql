-- How many firms of the selection the viewer may not know of.
-- Parameters: $sees_all, $own_cluster, the selection's lists.
WITH
-- include: member_firms
SELECT count(*) FILTER (NOT listed) AS withheld FROM firms
