-- Each row of two uploads (tables `earlier` and `later`) with what became of it. A row is known by round, site and item.
SELECT round, site_key, item_key,
       CASE WHEN b.site_key IS NULL THEN 'new' WHEN a.site_key IS NULL THEN 'gone'
            WHEN a.content = b.content THEN 'same' ELSE 'changed' END AS change
FROM later AS a FULL JOIN earlier AS b USING (round, site_key, item_key)
