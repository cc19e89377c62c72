"""The definitions of what is kept back, and of what nobody knows."""

from __future__ import annotations

from pages.method.definition import Chapter, Definition
from words import _


def silence() -> Chapter:
    """What is not shown, and what is not known."""
    return Chapter(
        "silence", _("What is not shown, and what is not known"), (_states(), *_kept_back())
    )


def _states() -> Definition:
    return Definition(
        "states",
        _("The states of an area"),
        _("No data is not zero; each state looks different."),
        (
            (_("Value"), _("a figure is shown")),
            (_("None"), _("answered, and none of it made")),
            (_("Suppressed"), _("one or two firms stand behind it")),
            (_("Not answered"), _("asked, but no usable answer")),
            (_("Not asked"), _("no firm on a roster, none answered")),
        ),
    )


def _kept_back() -> tuple[Definition, ...]:
    return (
        Definition(
            "suppression",
            _("Primary suppression"),
            _(
                "A public reader never sees a figure of one or two contributing firms, nor a ratio "
                "whose numerator or denominator is one; n prints “<3”. A firm with two sites is "
                "one firm; a firm that states 0 contributes nothing. A parent with exactly one "
                "suppressed child is suppressed too. It is applied inside the database, before "
                "title, tooltip, circle or file. A cluster sees its own firms; a ministry sees all."
            ),
        ),
        Definition(
            "plan-suppression",
            _("Suppression of plans"),
            _(
                "Supply, gaps and losses are worked out from single lines, so the same rule is "
                "held to them as they are worked out. Kept back from a public reader are also an "
                "output held down by an input that one or two firms make, a running total with "
                "exactly one week kept back, and what a lever gains where one or two firms make "
                "the difference. Of shares that make up a whole, the smallest others are kept back "
                "too, until those kept back stand on more than two firms and are no single part. "
                "A firm’s own contribution is told to those who may read that firm’s figures."
            ),
        ),
        Definition(
            "consent",
            _("Names by consent"),
            _(
                "A firm decides who may read its name; its figures follow the rule above. Its "
                "latest answer holds for every round, the strictest one where its sites differ."
            ),
            (
                (_("Public"), _("everybody")),
                (_("Authorities only"), _("ministries; the rule where a firm says nothing")),
                (_("Cluster only"), _("nobody but its own cluster")),
                (_("Its own cluster"), _("always: it holds the file")),
            ),
        ),
        Definition(
            "personal-data",
            _("Personal data"),
            _(
                "Names, e-mail addresses and telephone numbers of the people who answered are kept "
                "apart from every figure and shown on no page; the lists to call hold those that "
                "their firm lets the reader see."
            ),
        ),
    )
