"""What else is known of a member: certificates, cooperation, sites, and every round it answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.store import Member
from exhibits.plain import plain
from pages.directory import evidence, wording
from shell import listing
from shell.links import link
from shell.listing import Head, Row
from shell.state import State
from shell.wording import unit
from words import _, ngettext, number

_SHORT = 12
_NEAR = "25"
"""Kilometres around a site that its map opens on."""


def certificates(member: Member, today: dt.date) -> None:
    """Standards met and certifications, the soonest to expire first; expired ones in alarm."""
    held = member.certificates
    if held.empty:
        return
    st.header(_("Certificates"), anchor=False)
    once = held.drop_duplicates(["code", "product_code", "certificate_expiry"])
    ordered = once.sort_values(["certificate_expiry", "code"], na_position="last")
    bodies = ordered["notified_body"].notna().any()
    heads: list[str | Head] = [_("Certificate"), Head(_("For"), "words"), Head(_("Valid"), "words")]
    heads += [Head(_("Notified body"), "words")] if bodies else []
    rows = [_certificate(row, today) for row in ordered.to_dict("records")]
    if not bodies:
        rows = [replace(row, cells=row.cells[:-1]) for row in rows]
    listing.draw("tela_certificates", heads, rows, _("Certificates"), tall=_tall(rows))


def _certificate(row: dict[Any, Any], today: dt.date) -> Row:
    code, expiry = str(row["code"]), wording.day(row["certificate_expiry"])
    standards, body = reference.standards(), row["notified_body"]
    expired = expiry is not None and expiry < today
    return Row(
        code=code,
        name=code if row["scheme"] == "standard" else wording.code_label("certifications", code),
        note=standards[code].label.removeprefix(f"{code} – ") if code in standards else "",
        cells=(
            wording.product(row["product_code"]),
            evidence.validity(expiry, today)
            if expiry
            else _("no expiry stated: certifies nothing"),
            body if isinstance(body, str) else "",
        ),
        alarm=(1,) if expired else (),
    )


def cooperation(member: Member) -> None:
    """What the member offers to others, seeks from them, and would learn."""
    told = member.cooperation
    if told.empty:
        return
    st.header(_("Cooperation"), anchor=False)
    kinds = {
        "cooperation_offered": _("Offers"),
        "cooperation_sought": _("Seeks"),
        "skills_needs": _("Would learn"),
    }
    for kind, label in kinds.items():
        answers = list(dict.fromkeys(told.loc[told["kind"] == kind, "answer"].dropna()))
        if answers:
            said = ", ".join(wording.code_label("cooperation", answer) for answer in answers)
            st.markdown(f"**{label}** {plain(said)}")


def sites(state: State, member: Member) -> None:
    """Where its sites are, each with a way to the map."""
    placed = member.sites
    if placed.empty:
        return
    count = len(placed)
    st.header(
        ngettext("{count} site", "{count} sites", count).format(count=number(count)), anchor=False
    )
    for site in placed.to_dict("records"):
        named = str(site["site_name"]) if isinstance(site["site_name"], str) else ""
        towns = [site["city"]] if isinstance(site["city"], str) else []
        where = wording.place(str(site["country"]), [str(site["region_code"])], towns)
        precision = {
            "site": _("placed by its own coordinates"), "town": _("placed in its town"),
            "region": _("placed in its region"),
        }.get(str(site["precision"]), "")  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center"):
            said = " · ".join(part for part in (named, where, precision) if part)
            st.markdown(plain(said), width="content")
            if pd.notna(site["lat"]) and pd.notna(site["lng"]):
                link(
                    state, "map", _("Show on the map"), icon=":material/location_on:", v="sites",
                    near=_point(site["lat"], site["lng"]), km=_NEAR,
                )  # fmt: skip
            link(
                state, "partners", _("Find partners for it"), icon=":material/handshake:",
                of="site", s=str(site["site_id"]),
            )  # fmt: skip


def _point(lat: float, lng: float) -> str:
    """A place as the map's address writes it: no sign, south and west by their letters."""
    south, west = ("S" if lat < 0 else ""), ("W" if lng < 0 else "")
    return f"{abs(lat):.4f}{south}~{abs(lng):.4f}{west}"


def history(member: Member) -> None:
    """Every round: what stands, what was superseded or withdrawn."""
    rounds = member.history
    if rounds.empty:
        return
    st.header(_("Round by round"), anchor=False)
    states = {
        "standing": _("stands"), "earlier": _("an earlier round"),
        "superseded": _("superseded"), "withdrawn": _("withdrawn"),
        "draft": _("draft"),
    }  # fmt: skip
    ordered = rounds.sort_values(
        ["reference_date", "round", "product_code"], ascending=[False, False, True]
    )
    rows = [_standing(place, row, states) for place, row in enumerate(ordered.to_dict("records"))]
    heads: list[str | Head] = [
        _("Product"), _("A week"), Head(_("Answered"), "words", 0.8),
        Head(_("State"), "words", 0.8), Head(_("Upload"), "words", 0.6),
    ]  # fmt: skip
    listing.draw("tela_rounds", heads, rows, _("Round by round"), tall=_tall(rows))


def _standing(place: int, row: dict[Any, Any], states: dict[str, str]) -> Row:
    figure = row["capacity_per_week"]
    return Row(
        code=str(place),
        name=wording.product(row["product_code"], str(row.get("product_stated") or "")),
        note=str(row["round"]),
        cells=(
            "" if pd.isna(figure) else f"{number(float(figure), 1)} {unit(row['unit'])}",
            wording.day_text(row["reference_date"]),
            states.get(row["state"], str(row["state"])),
            str(row["upload_id"]),
        ),
        quiet=row["state"] != "standing",
    )


def _tall(rows: list[Row]) -> str:
    """A long list scrolls within itself, a short one with the page."""
    return "none" if len(rows) <= _SHORT else "26rem"
