-- The ledger's own tables. Facts (sites, capacities) are declared by the survey and made in schema.py.
-- No keys, checks or sequences: the same statements run on DuckDB and on DuckLake.
-- ledger_head holds the one row that is ever updated, so that two writers collide and one retries.
CREATE TABLE ledger_head (revision BIGINT NOT NULL, schema_version INTEGER NOT NULL);
INSERT INTO ledger_head VALUES (0, 1);
CREATE TABLE revisions (
    revision BIGINT NOT NULL, "at" TIMESTAMP NOT NULL, actor VARCHAR, role VARCHAR,
    action VARCHAR NOT NULL, subject VARCHAR, reason VARCHAR
);
CREATE TABLE clusters (
    revision BIGINT NOT NULL, cluster_code VARCHAR NOT NULL, name VARCHAR NOT NULL, country VARCHAR
);
CREATE TABLE rounds (
    revision BIGINT NOT NULL, cluster_code VARCHAR NOT NULL, round VARCHAR NOT NULL,
    status VARCHAR NOT NULL, status_date DATE NOT NULL
);
CREATE TABLE uploads (
    upload_id VARCHAR NOT NULL, revision BIGINT NOT NULL, cluster_code VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, round VARCHAR NOT NULL, reference_date DATE NOT NULL,
    file_name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, sheet VARCHAR, header_row INTEGER,
    encoding VARCHAR, language VARCHAR, draft BOOLEAN NOT NULL,
    rows_in INTEGER NOT NULL, rows_accepted INTEGER NOT NULL, rows_rejected INTEGER NOT NULL,
    rows_skipped INTEGER NOT NULL
);
CREATE TABLE certificates (
    upload_id VARCHAR NOT NULL, sheet VARCHAR, row INTEGER, site_key VARCHAR NOT NULL,
    product_code VARCHAR, scheme VARCHAR NOT NULL, code VARCHAR NOT NULL,
    certificate_expiry DATE, notified_body VARCHAR
);
CREATE TABLE cooperation (
    upload_id VARCHAR NOT NULL, sheet VARCHAR, row INTEGER, site_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, answer VARCHAR NOT NULL
);
CREATE TABLE roster (
    upload_id VARCHAR NOT NULL, sheet VARCHAR, row INTEGER, cluster_code VARCHAR NOT NULL,
    round VARCHAR NOT NULL, reference_date DATE NOT NULL, member_key VARCHAR NOT NULL,
    company_name VARCHAR NOT NULL, country VARCHAR, region_code VARCHAR
);
-- Personal data: one table that can be erased by key without touching a figure.
CREATE TABLE contacts (
    cluster_code VARCHAR NOT NULL, member_key VARCHAR NOT NULL, respondent_name VARCHAR,
    respondent_email VARCHAR, respondent_phone VARCHAR
);
CREATE TABLE problems (
    upload_id VARCHAR NOT NULL, slug VARCHAR NOT NULL, severity VARCHAR NOT NULL, sheet VARCHAR,
    row INTEGER, column_name VARCHAR, value VARCHAR, params VARCHAR
);
