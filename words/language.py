"""Which language is spoken, and the strings in it.

The language is held in a context variable, so that two sessions of one server, each in its own
thread, never hear each other.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

LANGUAGES = ("en", "fr")
"""Languages with a complete catalogue; the first is the one texts are written in."""

_CATALOGUES = Path(__file__).parent / "locale"
_spoken: ContextVar[str] = ContextVar("tela_language", default=LANGUAGES[0])


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("tela", str(_CATALOGUES), [language], fallback=True)


def speak(language: str) -> None:
    """Use `language` from here on in this context; an unknown one leaves English."""
    _spoken.set(language if language in LANGUAGES else LANGUAGES[0])


def speaking() -> str:
    """The code of the language in use, such as `fr`."""
    return _spoken.get()


@contextmanager
def speaking_in(language: str) -> Iterator[None]:
    """Use `language` inside a `with` block, then the one before."""
    before = _spoken.get()
    speak(language)
    try:
        yield
    finally:
        _spoken.set(before)


def _(message: str) -> str:
    """The message in the language in use; the English text itself is its key."""
    return _catalogue(_spoken.get()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The singular or a plural form, by the rules of the language in use."""
    return _catalogue(_spoken.get()).ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a string translated at use
    """Mark a string for translation where it is declared; it is translated where it is shown."""
    return message


def pick(record: Mapping[str, Any], stem: str = "name") -> str:
    """The label of a reference row in the language in use.

    Falls back from `name_fr` to `name_local`, then to `name_en`: a local name is better than a
    foreign one, and a missing translation is never an empty label.
    """
    for key in (f"{stem}_{_spoken.get()}", f"{stem}_local", f"{stem}_en"):
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def direction(language: str | None = None) -> str:
    """`rtl` for languages written right to left, `ltr` for all others."""
    return Locale.parse(language or _spoken.get()).text_direction


def language_name(language: str) -> str:
    """The language's name in itself, as a reader looks for it: Français, English."""
    return (Locale.parse(language).get_display_name() or language).capitalize()
