-- What people decided on identities until a revision. What only follows from a decision on another
-- pair has no reason. Parameter: $revision.
SELECT revision, action, level, key, other_key, reason IS NULL AS implied FROM identities
WHERE revision <= $revision
