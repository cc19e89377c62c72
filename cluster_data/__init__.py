"""What is known: the survey's declaration, reference tables, geography and the ledger."""
