"""A brief: one A4 page for people who read on paper, its text and figures still to be selected."""

from exhibits.render.brief.description import Brief, Facts, KeyFigure
from exhibits.render.brief.make import brief_pdf

__all__ = ["Brief", "Facts", "KeyFigure", "brief_pdf"]
