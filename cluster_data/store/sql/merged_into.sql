-- The identifier of the firm that a name was merged into, by the identifier it had before.
-- Parameter: $member.
SELECT DISTINCT left(md5(concat_ws('|', salt, member_key)), 12) AS member
FROM sites, ledger_secret
WHERE member_key <> stated_key AND left(md5(concat_ws('|', salt, stated_key)), 12) = $member
