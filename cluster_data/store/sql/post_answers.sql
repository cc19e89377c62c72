-- What became of one need or offer, the oldest first. Parameter: $post_id.
SELECT "at", role, action, note, expires FROM post_events WHERE post_id = $post_id ORDER BY number
