-- What people decided, beside what files said; append-only like the rest, the latest revision wins.
-- decisions: what a cluster confirmed once about its files. kind 'column': text is a folded heading,
-- answer the survey column (NULL: not used); kind 'value': text is a folded value of `field`, answer
-- its code (NULL: none of them).
CREATE TABLE decisions (
    revision BIGINT NOT NULL, cluster_code VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    field VARCHAR, text VARCHAR NOT NULL, answer VARCHAR
);
-- overrides: warnings of an upload that a person let stand, and why.
CREATE TABLE overrides (
    upload_id VARCHAR NOT NULL, slug VARCHAR NOT NULL, column_name VARCHAR, value VARCHAR,
    reason VARCHAR NOT NULL
);
-- identities: which keys are one and the same member or site. action 'merge', 'split' (takes a
-- merge back) or 'distinct' (never to be offered again).
CREATE TABLE identities (
    revision BIGINT NOT NULL, action VARCHAR NOT NULL, level VARCHAR NOT NULL,
    key VARCHAR NOT NULL, other_key VARCHAR NOT NULL, score DOUBLE, reason VARCHAR
);
-- followups: what became of a problem: status 'open', 'asked', 'settled', with a note.
CREATE TABLE followups (
    revision BIGINT NOT NULL, upload_id VARCHAR NOT NULL, slug VARCHAR NOT NULL,
    column_name VARCHAR, row INTEGER, status VARCHAR NOT NULL, note VARCHAR
);
UPDATE ledger_head SET schema_version = 2;
