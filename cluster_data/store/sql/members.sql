-- Members of the selection that the viewer may know of, a row a firm. A name is read where consent
-- lets the viewer; figures of single firms are for ministries and the firm's own cluster.
-- Parameters: $sees_all, $own_cluster, the selection's lists.
WITH
-- include: member_firms
, named AS (
    SELECT cluster_code, arg_max(name, revision) AS cluster_name FROM clusters GROUP BY cluster_code
)
SELECT f.member_id, CASE WHEN f.named THEN f.company_name END AS name, f.cluster_code,
       n.cluster_name, f.member_type, f.country, list_sort(f.areas) AS areas,
       list_sort(f.cities) AS cities, CASE WHEN f.named THEN f.site_names ELSE [] END AS site_names,
       f.sites, list_sort(f.products) AS products, list_sort(f.families) AS families,
       CASE WHEN f.open THEN list_sort(f.certified) ELSE [] END AS certified,
       CASE WHEN f.open THEN f.employees END AS employees,
       f.reference_date, f.round, f.open AS figures_visible
FROM firms AS f LEFT JOIN named AS n USING (cluster_code)
WHERE f.listed
ORDER BY name NULLS LAST, f.member_id
