"""The text of an e-mail to a firm, in the language it is most likely to read of those we speak.

Tela sends nothing: a person copies the text, or takes all of them as a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from words import _, speaking_in

Purpose = str | Callable[[], str]
"""What it is about: a text, or what says it in the language spoken when it is called."""

_FRENCH = ("BE", "DZ", "FR", "LB", "LU", "MA", "MC", "MR", "TN")
"""Countries whose business is done in French rather than in English, of the languages we speak."""


@dataclass(frozen=True)
class Letter:
    """An e-mail's two parts."""

    subject: str
    body: str


def language_of(country: str | None) -> str:
    """The language to write to a firm in: French where its country works in it, else English."""
    return "fr" if country in _FRENCH else "en"


def about(purpose: Purpose) -> str:
    """The purpose in the language spoken, without the stop at its end."""
    said = purpose if isinstance(purpose, str) else purpose()
    return " ".join(said.split()).rstrip(". ")


def letter(
    purpose: Purpose, language: str, *, firm: str = "", person: str = "", cluster: str = "",
    sender: str = "",
) -> Letter:  # fmt: skip
    """The e-mail in a language; without a firm one that suits any."""
    with speaking_in(language):
        said = about(purpose)
        return Letter(
            _("Request: {purpose}").format(purpose=said),
            "\n".join(_lines(said, firm, person, cluster, sender)),
        )


def _lines(purpose: str, firm: str, person: str, cluster: str, sender: str) -> list[str]:
    whom = firm or _("your firm")
    ends = cluster or _("your cluster")
    return [
        _("Dear {person},").format(person=person) if person else _("Dear Sir or Madam,"),
        "",
        _(
            "We found {firm} in Tela, the capacity atlas of healthcare textiles around the "
            "Mediterranean, and are writing about this: {purpose}."
        ).format(firm=whom, purpose=purpose),
        "",
        _("Could you tell us in the next few days:"),
        _("1. whether this interests you, and who in your firm to speak to;"),
        _("2. how much of it you can do, and from which day;"),
        _("3. which certificates cover it, and until when."),
        "",
        _(
            "We have your contact by the consent that {firm} gave in the capacity survey. If you "
            "no longer wish to be written to, tell {cluster}, and it ends."
        ).format(firm=whom, cluster=ends),
        "",
        _("Kind regards,"),
        sender or _("(your name and office)"),
    ]
