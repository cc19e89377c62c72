-- What identifiers of members and sites are digested with, so that nobody can try a name against
-- them. The one row is drawn when the ledger is made or brought up to date.
CREATE TABLE ledger_secret (salt VARCHAR NOT NULL);
UPDATE ledger_head SET schema_version = 3;
