-- What people had decided at a revision: the rows of a table that bears revisions of its own.
-- Parameter: the revision; {name} is one of our own table names.
FROM {name} WHERE revision <= ?
