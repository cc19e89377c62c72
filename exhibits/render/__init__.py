"""Ways to draw an exhibit; each is a pure function of it."""
