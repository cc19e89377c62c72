-- Needs and offers that people post, what became of each, and who took whose contacts: append-only
-- like the rest. None is a revision, since none changes what stands: all are numbered by one head row
-- of their own, updated first, as ledger_head is; the number is the order in which things happened.
-- posts: role: who posted, as a viewer is written; cluster_code NULL: a ministry; direction need or
-- offer; kind product, input, stage, service, cooperation or skill, and its code; quantity: a week, in
-- unit; member, site: the directory's identifiers, never names; for_all: the public may read it;
-- sample: posted while only the fictive sample stood, and hidden with it.
-- post_events: action answered, closed or reopened (with a new last day). That one is expired follows
-- from the day.
-- contact_uses: a row a member; who took the contacts, when, for what. It holds no contact.
CREATE TABLE activity_head (number BIGINT NOT NULL);
INSERT INTO activity_head VALUES (0);
CREATE TABLE posts (
    post_id VARCHAR NOT NULL, number BIGINT NOT NULL, "at" TIMESTAMP NOT NULL, role VARCHAR NOT NULL,
    cluster_code VARCHAR, direction VARCHAR NOT NULL, kind VARCHAR NOT NULL, code VARCHAR NOT NULL,
    quantity DOUBLE, unit VARCHAR, standard VARCHAR, country VARCHAR, region_code VARCHAR,
    text VARCHAR NOT NULL, expires DATE NOT NULL, member VARCHAR, site VARCHAR,
    for_all BOOLEAN NOT NULL, sample BOOLEAN NOT NULL
);
CREATE TABLE post_events (
    post_id VARCHAR NOT NULL, number BIGINT NOT NULL, "at" TIMESTAMP NOT NULL, role VARCHAR NOT NULL,
    action VARCHAR NOT NULL, note VARCHAR, expires DATE
);
CREATE TABLE contact_uses (
    use_id VARCHAR NOT NULL, number BIGINT NOT NULL, "at" TIMESTAMP NOT NULL, role VARCHAR NOT NULL,
    member VARCHAR NOT NULL, cluster_code VARCHAR, purpose VARCHAR NOT NULL, form VARCHAR NOT NULL
);
UPDATE ledger_head SET schema_version = 5;
