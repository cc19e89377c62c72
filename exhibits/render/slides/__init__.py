"""Exhibits as slides: native charts and tables, and maps as native vector shapes."""

from exhibits.render.slides.deck import deck
from exhibits.render.slides.refused import WHY, UnusableTemplate

__all__ = ["WHY", "UnusableTemplate", "deck"]
