-- By area, country and whole: how many firms were asked (on a roster, or answering), how many
-- answered, and whether every answering cluster keeps a roster.
-- Parameters: the selection's clusters, countries and regions.
firms AS (
    SELECT CASE WHEN grouping(country) = 1 THEN 'all'
                WHEN grouping(area_code) = 1 THEN 'country' ELSE 'area' END AS level,
           area_code, country, member_id,
           bool_or(answered) AS answered, bool_and(NOT answered OR has_roster) AS roster_known
    FROM firms_now
    WHERE ($clusters IS NULL OR list_contains($clusters, cluster_code))
      AND ($countries IS NULL OR list_contains($countries, country))
      AND ($regions IS NULL OR list_contains($regions, area_code)
           OR list_contains($regions, region_code))
    GROUP BY GROUPING SETS ((country, area_code, member_id), (country, member_id), (member_id))
), responses AS (
    SELECT level, area_code, country, count(*) AS asked,
           count(*) FILTER (answered) AS answered, bool_and(roster_known) AS roster_known
    FROM firms GROUP BY level, area_code, country
)
