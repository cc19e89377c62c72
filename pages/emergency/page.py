"""Emergency: so much of a product by a day; when it is there, from whom, and what would help."""

import shell
from cluster_data import store
from pages.emergency import asking
from shell import start

state = shell.open(page="emergency")
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    asking.draw(state)
