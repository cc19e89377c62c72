"""Products: families and types by place, ranked and mixed; one of them in full."""

import shell
from cluster_data import store
from pages.products import browse, profile
from shell import start

state = shell.open(page="products")
if store.is_empty() or start.is_loading():
    start.offer(state)
elif len(state.selection.products) == 1:
    profile.draw(state)
else:
    browse.draw(state)
