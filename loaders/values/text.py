"""Names and remarks: kept as they are, without signs nobody can see, and not endless."""

from __future__ import annotations

import re

LONGEST = 300
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
TO_CLEAN = r"[\x00-\x1f\x7f\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{feff}]|^\s|\s$"
"""RE2 pattern of the texts that `clean` would change."""
ERROR_VALUE = r"^#(?:¡?\p{Lu}[\p{Lu}_/0-9 ]*[!?]|N/[AD]|YOK)$|^=[\p{Lu}\d$!.():+*/;,&-]+$"
"""RE2 pattern of what a spreadsheet shows where a formula failed, and of a formula itself."""
_BREAKS = re.compile(r"\s*[\t\r\n]+\s*")


def clean(text: str) -> str:
    """The text without control and direction signs, on one line."""
    return _BREAKS.sub(" ", _UNSEEN.sub("", text)).strip()


def has_unseen(text: str) -> bool:
    """True where the text holds signs that only a machine reads."""
    return bool(_UNSEEN.search(text))
