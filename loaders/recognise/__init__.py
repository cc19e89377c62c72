"""Where the table is in a file, what its columns mean and which language it speaks."""
