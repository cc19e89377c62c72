"""Survey files as people send them, made by code, with what they say written beside them."""
