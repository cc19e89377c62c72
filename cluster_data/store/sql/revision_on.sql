-- The newest revision at the end of a day (UTC), 0 before the first. Parameter: $day.
SELECT coalesce(max(r.revision), 0) AS revision FROM revisions AS r WHERE r.at < $day::DATE + 1
