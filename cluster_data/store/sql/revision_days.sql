-- The days (UTC) on which the ledger changed, the newest first: the last revision of each, the
-- uploads that were kept on it and all its revisions.
SELECT CAST(r.at AS DATE) AS day, max(r.revision) AS revision, count(u.upload_id) AS uploads,
       count(*) AS changes
FROM revisions AS r LEFT JOIN uploads AS u USING (revision)
GROUP BY day ORDER BY day DESC
