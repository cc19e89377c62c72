-- The firms of a roster (table `incoming`), once each by round and region.
CREATE OR REPLACE TEMP TABLE arriving AS
SELECT * FROM incoming
QUALIFY row_number() OVER (PARTITION BY round, member_key, region_code ORDER BY row) = 1
