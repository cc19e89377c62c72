"""A deck as one file for a browser: it asks nothing of any network and can be worked with."""

from exhibits.render.offline.page import offline_html

__all__ = ["offline_html"]
