"""“Where does this number come from?”: from a weekly figure back to the cell it was read from."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

import shell
from cluster_data.store import Member
from cluster_data.store.decisions import taught
from cluster_data.store.remarks import remarks
from cluster_data.survey import survey
from exhibits.plain import plain, visible
from loaders.decisions import from_rows
from loaders.kept import kept_problem
from loaders.origin import Cell, Origin, origin
from loaders.problems import Problem
from loaders.rules.records import of_rejections
from pages.directory import evidence, wording
from shell import copying
from shell.state import State
from words import _, number

Line = Mapping[Any, Any]
_SOUGHT = (
    "capacity_value",
    "capacity_unit",
    "capacity_period",
    "certificate_expiry",
    "standards_met",
)


def draw(state: State, member: Member, line: Line) -> None:
    """The figure, its steps back, and the row as it came with the figure's own cell marked."""
    st.button(
        plain(wording.name(member.name)), icon=":material/arrow_back:", type="tertiary",
        key="tela_back_to_member", on_click=state.write, kwargs={"line": None},
    )  # fmt: skip
    decided = from_rows(taught(str(line["upload_id"])))
    found = shell.cached(
        origin, str(line["file_name"]), str(line["sha256"]), _sheet(line), int(line["row"]),
        decided, str(line["product_code"] or ""), str(line["product_stated"] or ""),
    )  # fmt: skip
    if member.name is None:
        found = found.nameless()
    st.title(_("Where does this number come from?"), anchor=False)
    product = wording.product(line["product_code"], str(line["product_stated"] or ""))
    figure = _("{amount} a week").format(amount=evidence.weekly(line))
    st.markdown(f"**{plain(figure)}** · {plain(product)}")
    copying.buttons("tela_copy_walk", copying.link())
    st.html(_steps(_told(state, member, line, found)))
    _row(found)


def _sheet(line: Line) -> str:
    return str(line["sheet"]) if isinstance(line["sheet"], str) else ""


def _told(
    state: State, member: Member, line: Line, found: Origin
) -> list[tuple[str, list[str], bool]]:
    """Each step: its name, its sentences, whether it is an alarm."""
    proven = evidence.reached(line, state.day)
    steps = [
        (_("The file"), _file(member, line), False),
        (_("The cell"), _cell(line, found, named=member.name is not None), False),
        (
            _("In the firm’s words"),
            [wording.quoted(line["capacity_stated"]), evidence.assumed(line)],
            False,
        ),
        (_("A week"), [evidence.formula(line) or evidence.weekly(line)], False),
        (_("How well proven"), [proven.text, _proof(line, found)], proven.expired),
        (_("Checked"), [_passed(), *_remarks(state, member, line, found)], False),
    ]
    return [(name, [text for text in said if text], alarm) for name, said, alarm in steps]


def _file(member: Member, line: Line) -> list[str]:
    named = wording.apart(line["file_name"])
    if member.name is None:
        named = _("file name withheld with the firm’s name")
    roles = {
        "manager": _("a cluster manager"),
        "ministry": _("a ministry"),
        "public": _("the public"),
    }
    role = str(line.get("role") or "")
    when = _("Upload {upload}, committed on {day} at {time} UTC").format(
        upload=line["upload_id"], day=wording.day_text(line["at"]), time=f"{line['at']:%H:%M}"
    )
    if role:
        by = roles.get(role.partition(":")[0], role)
        when = _("{committed} by {role}").format(committed=when, role=by)
    state = _("approved") if line["approved"] else _("a draft, not yet approved")
    round_ = _("round {round}, answered on {day}").format(
        round=line["round"], day=wording.day_text(line["reference_date"])
    )
    return [named, f"{when} · {state}", round_]


def _cell(line: Line, found: Origin, *, named: bool) -> list[str]:
    cell = found.cell("capacity_value")
    row = int(line["row"])
    if found.lines or not _sheet(line):
        where = _("line {row}").format(row=row)
    elif not named:  # a workbook of forms calls its sheets by the firms
        where = _("row {row}").format(row=row)
    else:
        where = _("sheet “{sheet}”, row {row}").format(sheet=wording.apart(_sheet(line)), row=row)
    if cell is None:
        return [where]
    column = _("column {letter}, headed “{heading}”").format(
        letter=cell.letter, heading=wording.apart(cell.heading)
    )
    return [f"{found.address(cell)} · {where}, {column}"]


def _proof(line: Line, found: Origin) -> str:
    """The cells that the certificate stands on, where the product has a standard."""
    if not evidence.matching(line):
        return ""
    cells = [found.cell(field) for field in ("standards_met", "certificate_expiry")]
    said = [
        f"{found.address(cell)} {wording.quoted(cell.text)}" for cell in cells if cell and cell.text
    ]
    return _("From {cells}").format(cells=", ".join(said)) if said else ""


def _passed() -> str:
    return _(
        "The row passed all {count} rules that reject one: it names a company, a known country and "
        "a product; its capacity is one number or range, not below zero, not beyond any site; no "
        "other row repeats or contradicts it."
    ).format(count=number(len(of_rejections())))


def _remarks(state: State, member: Member, line: Line, found: Origin) -> list[str]:
    """What was remarked on the row, but for what a withheld name could be read from."""
    # a reason is free text, which may name the firm or a person
    own = state.viewer.cluster == member.cluster_code or state.viewer.role == "ministry"
    hidden = member.name is None or not own
    kept_back = {cell.heading for cell in found.cells if cell.hidden}
    told = remarks(str(line["upload_id"]), int(line["row"]))
    rows = told[~told["column_name"].isin(kept_back)].to_dict("records")
    problems = ((kept_problem(row), row["let_stand"]) for row in rows)
    return [_remark(problem, reason, hidden=hidden) for problem, reason in problems if problem]


def _remark(problem: Problem, reason: object, *, hidden: bool) -> str:
    """What was remarked; why the cluster let it stand, where it did."""
    said = visible(problem.message)
    if not isinstance(reason, str):
        return said
    if hidden:
        kept_back = _("Let stand by the cluster; its reason is kept back.")
        return f"{said} {kept_back}"
    told = _("Let stand by the cluster: {reason}").format(reason=wording.quoted(reason))
    return f"{said} {told}"


def _steps(steps: list[tuple[str, list[str], bool]]) -> str:
    rows = "".join(
        f"<li{' class=tela-expired' if alarm else ''}><strong>{_safe(name)}</strong>"
        f"<div>{''.join(f'<p>{_sentence(text)}</p>' for text in said)}</div></li>"
        for name, said, alarm in steps
    )
    return f'<ol class="tela-walk">{rows}</ol>'


def _row(found: Origin) -> None:
    """The row as it came, cell by cell; the figure's own is marked."""
    st.header(_("The row as it came"), anchor=False)
    if found.trouble:
        st.info(
            {
                "not-kept": _(
                    "The original file is no longer kept beside the ledger. What was read from it "
                    "is above and stands."
                ),
                "unreadable": _("The original file is kept, but can no longer be read."),
                "no-such-row": _("The original file is kept, but has no such row any more."),
            }[found.trouble]
        )
        return
    shown = [cell for cell in found.cells if cell.text or cell.hidden]
    empty = len(found.cells) - len(shown)
    st.html(f'<table class="tela-cells">{"".join(_written(found, cell) for cell in shown)}</table>')
    if empty:
        st.caption(_("Empty cells are left out: {count}.").format(count=number(empty)))


def _written(found: Origin, cell: Cell) -> str:
    marks = {"capacity_value": "tela-figure"} | dict.fromkeys(_SOUGHT[1:], "tela-beside")
    read = survey().column(cell.field).label if cell.field else _("not used")
    kept_back = _("kept back")
    text = f"<em>{_safe(kept_back)}</em>" if cell.hidden else _safe(cell.text)
    return (
        f'<tr class="{marks.get(cell.field or "", "")}"><th scope="row">{found.address(cell)}</th>'
        f'<td dir="auto">{_safe(cell.heading)}</td><td dir="auto">{text}</td>'
        f"<td>{_safe(read)}</td></tr>"
    )


def _safe(text: str) -> str:
    return html.escape(visible(text))


def _sentence(text: str) -> str:
    """A sentence of ours; whose words of others are set apart becomes so in the page too."""
    return html.escape(text).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>")
