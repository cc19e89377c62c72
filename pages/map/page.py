"""Map: regions of both shores coloured by a ratio, with the absolute as circles; click to drill."""

import shell
from cluster_data import store
from pages.map import browse
from shell import start

state = shell.open(page="map")
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)
