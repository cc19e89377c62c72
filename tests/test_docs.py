"""The documents name every page, command and setting there is, and link to what exists."""

import re
from pathlib import Path

import pytest

from loaders.__main__ import main
from shell.pages import PAGES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = (
    "app.py", "cluster_data", "exhibits", "loaders", "pages", "planning", "shell", "words", "tests",
)  # fmt: skip


def sources() -> str:
    files = [ROOT / "app.py", *(p for room in CODE[1:] for p in (ROOT / room).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_is_in_the_readme(page: object) -> None:
    assert f"**{page.title}**" in README


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    commands = re.findall(r"^ {4}([a-z]+) {2,}", shown, re.MULTILINE)
    assert {"check", "load", "template", "withdraw"} <= set(commands)
    assert [command for command in commands if f"`{command}" not in README] == []


def test_every_setting_is_in_the_readme() -> None:
    named = set(re.findall(r'"(TELA_[A-Z_]+)"', sources()))
    assert {"TELA_DATABASE", "TELA_VIEWER"} <= named
    assert sorted(name for name in named if f"`{name}`" not in README) == []


@pytest.mark.parametrize(
    "document", sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]), ids=lambda p: p.name
)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_two_commands_are_one_line_each() -> None:
    for command in (
        "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt"
        " && .venv/bin/streamlit run app.py",
        "python3 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt"
        " && .venv/bin/pytest",
    ):
        assert f"\n{command}\n" in README


def test_every_requirement_says_why() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        needed = [line for line in lines if line and not line.startswith(("#", "-r"))]
        assert [line for line in needed if "# " not in line] == []
