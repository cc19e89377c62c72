-- Included first: the standing sites with what the viewer may know of each. `named` where its firm's
-- consent lets the viewer read the name, `open` where figures of single firms may be read, `listed`
-- where the site may be shown at all. Parameters: $sees_all, $own_cluster.
seen AS (
    SELECT *,
           coalesce(cluster_code = $own_cluster, false) OR consent = 'public'
               OR ($sees_all AND consent = 'authorities_only') AS named,
           $sees_all OR coalesce(cluster_code = $own_cluster, false) AS open,
           $sees_all OR coalesce(cluster_code = $own_cluster, false) OR consent = 'public'
               AS listed
    FROM sites_now
)
