SELECT product_code, coalesce(sum(declared), 0) AS declared, coalesce(sum(attested), 0) AS attested,
       CASE WHEN has_standard THEN coalesce(sum(certified), 0) END AS certified,
       count(DISTINCT CASE WHEN declared > 0 THEN member_id END) AS n
FROM lines WHERE country = :country AND declared IS NOT NULL GROUP BY product_code
