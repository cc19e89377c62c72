-- How many problems of the uploads that stand, by cluster, kind and what was done about them.
-- Parameters: $as_of, $round and the selection's clusters, countries and regions.
WITH
-- include: firm_rounds
,
-- include: problem_rows
,
-- include: named_clusters
SELECT f.cluster_code, any_value(n.name) AS name, f.slug, f.severity, f.status, count(*) AS problems,
       count(DISTINCT f.member_id) AS firms, count(DISTINCT f.upload_id) AS files
FROM found AS f LEFT JOIN named AS n USING (cluster_code)
GROUP BY f.cluster_code, f.slug, f.severity, f.status
ORDER BY f.cluster_code, problems DESC, f.slug
