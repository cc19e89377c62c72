"""Renew the catalogues: `python scripts/translations.py`.

Collects every marked text of the code, brings each language’s
`tela.po` up to it (keeping what is translated), compiles `tela.mo`, and says what is missing.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "words" / "locale"
ROOMS = ("cluster_data", "exhibits", "loaders", "pages", "planning", "shell", "words")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Every text marked in the code, in the order of the files."""
    catalogue = Catalog(domain="tela", project="Tela", charset="utf-8")
    for room in ROOMS:
        if not (ROOT / room).is_dir():
            continue
        for name, line, message, comments, context in extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            place = [(f"{room}/{name}", line)]
            catalogue.add(message, None, place, auto_comments=comments, context=context)
    return catalogue


def renewed(language: str, template: Catalog) -> Catalog:
    """The language's catalogue, brought up to the template without guessing."""
    path = LOCALE / language / "LC_MESSAGES" / "tela.po"
    known = _empty(language)
    if path.exists():
        with path.open("rb") as lines:
            known = read_po(lines, locale=language, domain="tela")
    known.fuzzy = False
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def _empty(language: str) -> Catalog:
    return Catalog(
        locale=language, domain="tela", project="Tela", version="0.1", charset="utf-8",
        header_comment="# Tela: its texts in another language.", fuzzy=False,
        last_translator="Tela", language_team=language,
        msgid_bugs_address="", copyright_holder="Tela",
    )  # fmt: skip


def missing(catalogue: Catalog) -> list[str]:
    """English texts without a translation."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


class Unsigned(Catalog):
    """A catalogue that names neither the Babel that wrote it nor the hour: it changes with its
    texts alone.
    """

    @classmethod
    def of(cls, catalogue: Catalog) -> Unsigned:
        """The same texts and plural rules."""
        plain = cls(
            locale=catalogue.locale, domain="tela", project="Tela", version="0.1",
            header_comment=catalogue.header_comment, fuzzy=False,
            last_translator=catalogue.last_translator, language_team=catalogue.language_team,
        )  # fmt: skip
        plain.mime_headers = [("Plural-Forms", catalogue.plural_forms)]
        for message in catalogue:
            if message.id:
                plain[message.id] = message
        return plain

    def _unsigned(self) -> list[tuple[str, str]]:
        dropped = ("Generated-By", "POT-Creation-Date", "PO-Revision-Date")
        headers = Catalog.mime_headers.fget(self)
        return [header for header in headers if header[0] not in dropped]

    mime_headers = property(_unsigned, Catalog.mime_headers.fset)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    target = io.BytesIO()
    write_mo(target, Unsigned.of(catalogue))
    return target.getvalue()


def main() -> int:
    """Renew every language; 1 where texts are missing."""
    template = collected()
    LOCALE.mkdir(exist_ok=True)
    lacking = 0
    for language in ("fr",):
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = Unsigned.of(renewed(language, template))
        with (folder / "tela.po").open("wb") as target:
            write_po(target, catalogue, width=100, omit_header=False, include_lineno=False)
        (folder / "tela.mo").write_bytes(compiled(catalogue))
        absent = missing(catalogue)
        lacking += len(absent)
        print(f"{language}: {len(catalogue)} texts, {len(absent)} without a translation")
        for text in absent[:20]:
            print("  ", text)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
