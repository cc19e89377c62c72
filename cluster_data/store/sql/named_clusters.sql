-- Included: `named`, the clusters by their newest name.
named AS (
    SELECT cluster_code, arg_max(name, revision) AS name, arg_max(country, revision) AS country
    FROM clusters GROUP BY cluster_code
)
