-- How many warnings were ever let stand: where none, nothing more is asked of the ledger.
SELECT count(*) AS kept FROM overrides
