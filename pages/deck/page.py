"""Deck: figures gathered from any page, in order, taken away as slides, workbook, page or brief."""

import shell
from cluster_data import store
from pages.deck import gathered
from shell import start

state = shell.open(page="deck")
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    gathered.draw(state)
