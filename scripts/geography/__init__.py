"""Steps of the geography build: fetch, read, complete, simplify, write."""
