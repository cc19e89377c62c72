"""Trends: rounds as time, each change parted by who answered, and any past state by date."""

from __future__ import annotations

import shell
from cluster_data import store
from pages.trends import browse
from shell import start

state = shell.open(page="trends")
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)
