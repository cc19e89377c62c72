"""Language: translated strings, plurals, numbers, dates and direction of the language in use."""

from words.figures import compact, date, number, percent, quantity, short_date
from words.folding import fold
from words.language import (
    LANGUAGES,
    N_,
    _,
    direction,
    language_name,
    ngettext,
    pick,
    speak,
    speaking,
    speaking_in,
)
from words.territories import territory_names

__all__ = [
    "LANGUAGES",
    "N_",
    "_",
    "compact",
    "date",
    "short_date",
    "direction",
    "fold",
    "language_name",
    "ngettext",
    "number",
    "percent",
    "pick",
    "quantity",
    "speak",
    "speaking",
    "speaking_in",
    "territory_names",
]
