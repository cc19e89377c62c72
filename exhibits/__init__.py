"""Figures and maps, each described once and drawn anywhere: screen, picture, file, sentence."""

from exhibits.exhibit import Answered, Encoding, Exhibit, Field
from exhibits.plain import plain

__all__ = ["Answered", "Encoding", "Exhibit", "Field", "plain"]
