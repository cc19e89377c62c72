-- Included first: the standing sites that make something of the selection, with what each makes.
-- `amount` is weekly capacity at the rung, NULL where the selection mixes units; `distance_km` on a
-- great circle (mean radius of the Earth) from the centre, NULL without one.
-- Parameters: $rung, $lat, $lng (NULL: no centre), $sees_all, $own_cluster, the selection's lists.
stands AS (FROM standing_now),
-- include: selected
,
-- include: seen_sites
, kind AS (
    SELECT count(DISTINCT unit) FILTER (countable) > 1 AS mixed,
           min(unit) FILTER (countable) AS unit
    FROM wanted
), made AS (
    SELECT c.cluster_code, c.site_id, count(*) AS lines,
           list_sort(list(DISTINCT product_code) FILTER (product_code IS NOT NULL)) AS products,
           list_sort(list(DISTINCT family_code) FILTER (family_code IS NOT NULL)) AS families,
           mode(family_code) AS family_code,
           CASE WHEN NOT any_value(k.mixed) THEN sum(amount) END AS amount,
           CASE WHEN bool_or(has_standard) THEN coalesce(bool_or(certified > 0), false) END
               AS certified
    FROM wanted AS c, kind AS k GROUP BY c.cluster_code, c.site_id
), located AS (
    SELECT s.*, m.* EXCLUDE (cluster_code, site_id), k.mixed,
           CASE WHEN k.mixed THEN NULL ELSE k.unit END AS unit,
           -- least() passes over NULL, so what has no place or no centre is kept out of it
           CASE WHEN $lat IS NOT NULL AND s.lat IS NOT NULL THEN 6371.0088 * 2 * asin(least(1, sqrt(
               pow(sin(radians(s.lat - $lat) / 2), 2)
               + cos(radians(s.lat)) * cos(radians($lat)) * pow(sin(radians(s.lng - $lng) / 2), 2)
           ))) END AS distance_km
    FROM seen AS s JOIN made AS m USING (cluster_code, site_id), kind AS k
)
