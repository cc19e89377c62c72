-- Included first: firms of the selection with what the viewer may know of each (see seen_sites.sql).
-- A firm in two clusters is one; it is as open as the strictest of its answers, but for its own
-- cluster, which reads what it told that cluster and no more.
-- Parameters: $rung, $sees_all, $own_cluster, the selection's lists.
stands AS (FROM standing_now),
-- include: selected
,
-- include: seen_sites
, made AS (
    SELECT l.cluster_code, l.site_id,
           list(DISTINCT l.product_code) FILTER (l.product_code IS NOT NULL) AS products,
           list(DISTINCT l.family_code) FILTER (l.family_code IS NOT NULL) AS families,
           list(DISTINCT l.product_code) FILTER (l.certified > 0) AS certified
    FROM wanted AS l GROUP BY l.cluster_code, l.site_id
), firms AS (
    SELECT s.member AS member_id,
           arg_max(s.company_name, s.reference_date) AS company_name,
           bool_and(s.named) OR coalesce(bool_or(s.cluster_code = $own_cluster), false) AS named,
           bool_and(s.listed) OR coalesce(bool_or(s.cluster_code = $own_cluster), false) AS listed,
           bool_and(s.open) OR coalesce(bool_or(s.cluster_code = $own_cluster), false) AS open,
           arg_max(s.cluster_code, s.reference_date) AS cluster_code,
           max(s.member_type) AS member_type, min(s.country) AS country,
           list(DISTINCT s.area_code) FILTER (s.listed AND s.area_code IS NOT NULL) AS areas,
           list(DISTINCT s.city) FILTER (s.listed AND s.city IS NOT NULL) AS cities,
           list(DISTINCT s.site_name) FILTER (s.listed AND s.site_name IS NOT NULL) AS site_names,
           count(*) FILTER (s.listed) AS sites,
           list_distinct(flatten(list(m.products) FILTER (s.listed AND m.products IS NOT NULL)))
               AS products,
           list_distinct(flatten(list(m.families) FILTER (s.listed AND m.families IS NOT NULL)))
               AS families,
           list_distinct(flatten(list(m.certified) FILTER (s.open AND m.certified IS NOT NULL)))
               AS certified,
           sum(s.employees) FILTER (s.open) AS employees, max(s.reference_date) AS reference_date,
           arg_max(s.round, s.reference_date) AS round
    FROM seen AS s JOIN made AS m USING (cluster_code, site_id)
    GROUP BY s.member
)
