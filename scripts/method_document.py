"""Renew `docs/method.md` from the definitions that the Method page shows.

`python scripts/method_document.py`
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pages.method.definitions import chapters  # noqa: E402 - found by the path above
from words import speaking_in  # noqa: E402

TARGET = ROOT / "docs" / "method.md"
_HEAD = """# Method

These definitions, the code and the tests must agree. The page *Method & sources* shows them in the
reader's language; this file is made of them by `python scripts/method_document.py`.
"""


def written() -> str:
    """The document, in English."""
    with speaking_in("en"):
        parts = [_HEAD]
        for chapter in chapters():
            parts.append(f"## {chapter.title}\n")
            for definition in chapter.definitions:
                parts.append(f"**{definition.name}.** {definition.text}\n")
                if definition.formula:
                    rows = [f"| {label} | {text} |" for label, text in definition.formula]
                    parts.append("\n".join(("| | |", "|---|---|", *rows)) + "\n")
    return "\n".join(parts)


def main() -> None:
    """Write the document."""
    TARGET.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
