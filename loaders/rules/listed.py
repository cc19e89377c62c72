"""Every rule there is, room by room: to add one, an entry in the module it belongs to.

The checks, the page *Data dictionary* and `docs/surveys.md` are all made from this list. A slug has
a severity, a message (what is the matter and the rule it breaks) and a fix (what to do). Templates
may use `{file}`, `{sheet}`, `{row}`, `{column}`, `{value}` and whatever the problem was given
beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from loaders.checks import alike, firms, lines, offers, places, quantities, times
from loaders.checks.check import Check
from loaders.rules import answers, reading, records, structure
from loaders.rules.rule import Room, Rule
from words import N_


@lru_cache(maxsize=1)
def rooms() -> tuple[Room, ...]:
    """All rules in the order in which a file meets them."""
    return (
        Room(
            N_("Files that can’t be opened"),
            N_("A damaged or dangerous file must not stop Tela, nor be half read."),
            reading.of_reading(),
        ),
        Room(
            N_("Files and sheets"),
            N_("What was read, and what was not, has to be known before it is believed."),
            structure.of_files(),
        ),
        Room(
            N_("Columns"),
            N_("A column taken for another would turn every figure of the file wrong at once."),
            structure.of_columns(),
        ),
        Room(
            N_("Rows left out"),
            N_("Every row is accounted for: accepted, rejected or skipped, with the reason."),
            structure.of_rows(),
        ),
        Room(
            N_("Rows rejected"),
            N_("A figure that can’t be sure of its firm, product or amount is no figure."),
            records.of_rejections(),
        ),
        Room(
            N_("Places"),
            N_("A site in the wrong region would move capacity across the map."),
            records.of_places(),
        ),
        Room(
            N_("Numbers and dates"),
            N_("A misread number looks as right as a good one; unknown is better."),
            answers.of_numbers(),
        ),
        Room(
            N_("Units and periods"),
            N_("Only amounts of the same unit and time may be added up."),
            answers.of_units(),
        ),
        Room(
            N_("Products, codes, texts"),
            N_("An answer counts where its words are known for certain."),
            answers.of_codes(),
        ),
        *_checked_rooms(),
    )  # fmt: skip


def _checked_rooms() -> tuple[Room, ...]:
    """Rules that hold answers against each other, once each could be read."""
    return (
        Room(
            N_("Amounts against each other"),
            N_("Amounts of one line are stated by one person and have to agree."),
            quantities.of_quantities(),
        ),
        Room(
            N_("Lines against others of their kind"),
            N_("A figure that could be read may still be a thousand times too large."),
            lines.of_lines(),
        ),
        Room(
            N_("Dates and days"),
            N_("A day decides what stands, what is certified and when help would come."),
            times.of_days() | times.of_hours(),
        ),
        Room(
            N_("Places against each other"),
            N_("A site in the wrong place would move capacity across the map."),
            places.of_coordinates() | places.of_addresses(),
        ),
        Room(
            N_("Firms against themselves"),
            N_("A firm says the same of itself on each of its rows."),
            firms.of_firms(),
        ),
        Room(
            N_("Certificates, stages, conversion"),
            N_("Some answers exclude each other, some mean nothing without another."),
            offers.of_certificates() | offers.of_conversion(),
        ),
        Room(
            N_("Firms and lines that stand twice"),
            N_("What is written in two ways is counted twice."),
            alike.of_repeats(),
        ),
    )


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every slug and its rule."""
    return MappingProxyType({slug: rule for room in rooms() for slug, rule in room.rules.items()})


@lru_cache(maxsize=1)
def checks() -> Mapping[str, Check]:
    """The rules among them that are checked on accepted answers, by slug."""
    return MappingProxyType(
        {slug: rule for slug, rule in rules().items() if isinstance(rule, Check)}
    )
