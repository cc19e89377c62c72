"""Cases: every way of keeping a survey alone and combined, in each of the languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tests.torture.answers import Style
from tests.torture.layout import Plan, Sheet, sheet_of
from tests.torture.voices import Voice
from tests.torture.voices_south import HR, VOICES
from tests.torture.writing import Form, write

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_AS_TYPED = {"≈": "~", "’": "'", "²": "2", "œ": "oe", "Œ": "Oe", "“": '"', "”": '"', "؛": ";",
             "·": ";", "«": '"', "»": '"', "º": "o", "؟": "?"}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One file to be made: whose, how filled in, how laid out, how kept."""

    name: str
    voice: Voice
    style: Style = field(default_factory=Style)
    plan: Plan = field(default_factory=Plan)
    form: Form = field(default_factory=Form)

    def make(self, folder: Path) -> tuple[Path, Sheet, dict[int, int]]:
        """Write the file; its path, its sheet, and the file's own number of each sheet row."""
        voice = as_typed(self.voice, self.form.encoding if self.form.kind == "csv" else "utf-8")
        sheet = sheet_of(voice, self.style, self.plan)
        path = folder / f"{self.name}.{self.form.kind}"
        return path, sheet, write(sheet, self.form, path)


def as_typed(voice: Voice, encoding: str) -> Voice:
    """The voice with signs its encoding has: a person without ≈ on the keyboard types ~."""

    def typed(value: Any) -> Any:
        if isinstance(value, str):
            return "".join(_AS_TYPED.get(sign, sign) if _lacks(encoding, sign) else sign
                           for sign in value)  # fmt: skip
        if isinstance(value, tuple):
            return tuple(map(typed, value))
        return {k: typed(v) for k, v in value.items()} if isinstance(value, Mapping) else value

    said = {part.name: typed(getattr(voice, part.name)) for part in fields(voice)}
    spoken = replace(voice, **said | {"encodings": voice.encodings})
    known = tuple(pair for pair in spoken.places if not any(_lacks(encoding, c) for c in pair[0]))
    spoken = replace(spoken, places=known)
    if _lacks(encoding, spoken.digits[1]):
        return replace(spoken, digits="0123456789", marks=(" ", ","))
    return spoken


def _lacks(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return True
    return False


def _of_each(voice: Voice) -> Iterator[Case]:
    """The patterns every language is tried in."""
    said = voice.language
    eight_bit = next((e for e in voice.encodings if not e.startswith("utf")), "utf-8")
    text, columns = Style(dates="day"), Style("columns", percent="bare", dates="words")
    typed = Style("columns", percent="fraction", dates="typed", typed=True)
    yield Case(f"{said}-old-encoding", voice, text, Plan(), Form(encoding=eight_bit))
    yield Case(f"{said}-comma-quoted-lines", voice, columns, Plan(titles=True, quoted=True),
               Form(delimiter=",", line_end="\r\n"))  # fmt: skip
    yield Case(f"{said}-typed-two-levels", voice, typed, Plan(header=2), Form("xlsx"))
    yield Case(f"{said}-three-levels-around", voice, columns,
               Plan(header=3, titles=True, around=True), Form("xlsx"))  # fmt: skip
    yield Case(f"{said}-utf16-tab-in-heading", voice, Style("heading", percent="mixed"),
               Plan(order=1), Form(encoding="utf-16", delimiter="\t"))  # fmt: skip
    yield Case(f"{said}-formulas-serials-hidden", voice,
               replace(typed, dates="serial", percent="bare"), Plan(order=2, titles=True),
               Form("xlsx", formulas=True, hidden_rows=True, hidden_beside=True,
                    beside={"Lists": [["FFP2"], ["IIR"]]}))  # fmt: skip
    yield Case(f"{said}-stated-bar-spaces", voice,
               replace(text, marks=(NARROW, voice.marks[1]), percent="mixed"), Plan(around=True),
               Form(delimiter="|", stated=True, encoding="utf-8-sig"))  # fmt: skip
    yield Case(f"{said}-units-row-errors", voice, Style("units row"),
               Plan(order=3, errors=True, around=True), Form())  # fmt: skip


def _encodings(voice: Voice) -> Iterator[Case]:
    """The further encodings of a language, in an order and a layout of their own."""
    further = [e for e in voice.encodings if not e.startswith("utf")][1:]
    for at, encoding in enumerate(further):
        yield Case(f"{voice.language}-{encoding}", voice, Style("columns", dates="words"),
                   Plan(titles=True, around=True, order=at),
                   Form(encoding=encoding, delimiter=",;"[at % 2]))  # fmt: skip


def _peculiar() -> Iterator[Case]:
    """What only some languages or files have."""
    en, fr, it, ar = (VOICES[code] for code in ("en", "fr", "it", "ar"))
    for encoding in HR.encodings:
        yield Case(f"hr-{encoding}", HR, Style(), Plan(titles=True), Form(encoding=encoding))
    yield Case("ar-persian-digits", ar, Style(digits=PERSIAN), Plan(), Form("xlsx"))
    yield Case("ar-ascii-digits", ar, Style(digits="0123456789", marks=(",", ".")))
    yield Case("fr-thin-spaces", fr, Style("columns", marks=(THIN, ",")), Plan(around=True))
    yield Case("fr-no-break-spaces", fr, Style(marks=(NBSP, ",")), Plan(), Form(encoding="cp1252"))
    yield Case("fr-english-marks", fr, Style("columns", marks=(",", "."), dates="words"))
    yield Case("en-continental-marks", en, Style(marks=(".", ",")), Plan(quoted=True))
    yield Case("en-apostrophes", en, Style("columns", marks=("'", ".")), Plan(), Form("xlsx"))
    yield Case("it-no-groups", it, Style(marks=("", ",")), Plan(), Form(delimiter="\t"))
    yield Case("fr-merged-firms", fr, Style("columns"), Plan(merged=True), Form("xlsx"))
    yield Case("it-calc", it, Style("columns", dates="typed", typed=True), Plan(titles=True),
               Form("ods"))  # fmt: skip
    yield Case("ar-calc", ar, Style(), Plan(around=True), Form("ods"))


def cases() -> tuple[Case, ...]:
    """All files of the set."""
    voices = VOICES.values()
    return (
        *(case for voice in voices for case in _of_each(voice)),
        *(case for voice in voices for case in _encodings(voice)),
        *_peculiar(),
    )
