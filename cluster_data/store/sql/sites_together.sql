-- All sites of the selection as one figure: sites, firms and weekly capacity, with primary
-- suppression, and how many may not be shown one by one. Never those of a circle: two circles that
-- differ by one site would tell on its firm. Parameters: as in selected_sites.sql.
WITH
-- include: selected_sites
, counted AS (
    SELECT count(*) AS sites, count(DISTINCT member_id) AS n, sum(amount) AS capacity,
           count(DISTINCT member_id) FILTER (amount > 0) AS n_amount,
           count(*) FILTER (NOT listed) AS hidden, coalesce(bool_and(open), true) AS open
    FROM located
)
SELECT sites, hidden, (SELECT CASE WHEN mixed THEN NULL ELSE unit END FROM kind) AS unit,
       NOT open AND n BETWEEN 1 AND 2 AS few,
       CASE WHEN few THEN NULL ELSE n END AS n,
       CASE WHEN few OR (NOT open AND n_amount BETWEEN 1 AND 2) THEN NULL ELSE capacity END
           AS capacity
FROM counted
