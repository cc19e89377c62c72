"""A kept question as a file: why each firm is in or out as CSV, the whole record as JSON.

Both hold codes. Names stand beside them only where consent as it is today lets this viewer read
them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import streamlit as st

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import KeptQuestion
from cluster_data.viewer import Viewer
from exhibits.render.csv_file import safe
from pages.emergency import kept_words
from planning.record import Record
from shell import wording
from shell.state import State
from words import _, speaking, speaking_in


def downloads(state: State, one: KeptQuestion, record: Record) -> None:
    """The two buttons; a file is made when it is asked for."""
    language, viewer = speaking(), state.viewer

    def table() -> bytes:
        # made after the run, when no language is spoken
        with speaking_in(language):
            return verdicts_csv(one, record, names(record, viewer))

    stem = f"tela_{one.question_id}_{one.at.date().isoformat()}"
    st.download_button(
        _("Firms (CSV)"), data=table, mime="text/csv", file_name=f"{stem}_{language}.csv",
        icon=":material/download:", key="tela_kept_csv", on_click="ignore",
    )  # fmt: skip
    st.download_button(
        _("Record (JSON)"), data=lambda: record_json(one, record, names(record, viewer)),
        mime="application/json", file_name=f"{stem}.json", icon=":material/download:",
        key="tela_kept_json", on_click="ignore",
    )  # fmt: skip


def names(record: Record, viewer: Viewer) -> dict[str, str]:
    """Names of the record's sites by code that a viewer may read today."""
    wanted = {verdict.site_id for verdict in record.verdicts}
    lines = store.supply_lines(Selection(), viewer, dt.date.today())
    known = lines[lines["site_id"].isin(wanted) & lines["named"]].dropna(subset=["name"])
    return dict(zip(known["site_id"].map(str), known["name"].map(str), strict=True))


def verdicts_csv(one: KeptQuestion, record: Record, known: dict[str, str]) -> bytes:
    """UTF-8 with a byte-order mark; a row a line of a firm that could matter, those in first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [_("Firm’s code"), _("Site’s code"), _("Firm"), _("In or out"), _("Why"), _("Line"),
         _("Contribution by the day"), _("Unit"), _("Question"), _("As of"),
         _("Ledger revision")]
    )  # fmt: skip
    unit, asked = wording.unit(record.result["unit"]), kept_words.asked(record)
    ordered = sorted(record.verdicts, key=lambda verdict: -verdict.contribution)
    for verdict in ordered:
        cells = [
            verdict.member_id, verdict.site_id, known.get(verdict.site_id, ""),
            _("in") if verdict.included else _("out"), verdict.sentence,
            _("converted") if verdict.detail == "conversion" else _("as it runs"),
            f"{verdict.contribution:.12g}", unit, f"{one.question_id}: {asked}",
            str(record.inputs["as_of"]), str(one.revision),
        ]  # fmt: skip
        writer.writerow([safe(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def record_json(one: KeptQuestion, record: Record, known: dict[str, str]) -> bytes:
    """The record as it is kept, with its number and digests, and the names beside it."""
    whole = {
        "question": one.question_id,
        "question_digest": one.asked,
        "digest": one.told,
        "record": json.loads(record.text),
        "names": known,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
