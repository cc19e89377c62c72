"""Which of some firms may be written to by this viewer, and why the others may not.

The rules are those of every contact list (`store.contacts`): a ministry has the contacts of firms
whose consent names authorities or everybody, a cluster those of its own members. A firm whose name
is withheld from the viewer is never in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.plain import visible
from shell.letters import language_of


@dataclass(frozen=True)
class Firm:
    """A firm that may be written to, with its contact."""

    member: str
    name: str
    cluster_code: str
    cluster: str
    country: str
    region: str
    person: str
    email: str
    telephone: str

    @property
    def language(self) -> str:
        """The language to write to it in."""
        return language_of(self.country)

    @property
    def country_name(self) -> str:
        """Its country in the language spoken."""
        known = reference.countries()
        return known[self.country].label if self.country in known else self.country


@dataclass(frozen=True)
class Reachable:
    """Of the firms chosen: those with a contact, and those without, by why.

    `silent` are names of firms that gave no contact, `elsewhere` the names of those whose contacts
    only their own cluster may give, by its name; `withheld` counts those whose names are withheld.
    `languages` count the firms whose names may be told by the language to write in.
    """

    firms: tuple[Firm, ...]
    silent: tuple[str, ...]
    elsewhere: Mapping[str, tuple[str, ...]]
    withheld: int
    languages: Mapping[str, int]

    @property
    def chosen(self) -> int:
        """How many were chosen."""
        others = sum(len(names) for names in self.elsewhere.values())
        return len(self.firms) + len(self.silent) + others + self.withheld


def reachable(member_ids: Sequence[str], viewer: Viewer, today: dt.date) -> Reachable:
    """The firms of these identifiers by whether they may be written to, in the order given.

    Nobody for the public. Consent is that of today, whatever day is looked at. Raises `LedgerBusy`.
    """
    wanted = list(dict.fromkeys(member_ids))
    if viewer.role == "public":
        return Reachable((), (), {}, len(wanted), {})
    known = _named(wanted, viewer, today)
    contacts = _contacts(wanted, viewer, today)
    firms: list[Firm] = []
    silent: list[str] = []
    elsewhere: dict[str, tuple[str, ...]] = {}
    languages: dict[str, int] = {}
    for code in wanted:
        if code not in known:
            continue
        row, person = known[code], contacts.get(code)
        name, cluster = visible(str(row["name"])), visible(str(row["cluster_name"]))
        language = language_of(row["country"])
        languages[language] = languages.get(language, 0) + 1
        if person is None:
            elsewhere[cluster] = (*elsewhere.get(cluster, ()), name)
        elif not any(person[1:]):
            silent.append(name)
        else:
            firms.append(_firm(code, name, cluster, row, person))
    withheld = len(wanted) - len([code for code in wanted if code in known])
    return Reachable(tuple(firms), tuple(silent), elsewhere, withheld, languages)


def _firm(
    code: str, name: str, cluster: str, row: Mapping[Any, Any], person: tuple[str, str, str]
) -> Firm:
    regions = reference.regions()
    areas = [area for area in row["areas"] if area in regions]
    return Firm(
        code, name, str(row["cluster_code"]), cluster, str(row["country"] or ""),
        regions[areas[0]].label if areas else "", *person,
    )  # fmt: skip


def _named(wanted: Sequence[str], viewer: Viewer, today: dt.date) -> dict[str, dict[Any, Any]]:
    """Those whose names the viewer may read, by identifier."""
    table = store.members(Selection(), viewer, today).table
    own = table[table["member_id"].isin(wanted) & table["name"].notna()]
    return {str(row["member_id"]): row for row in own.to_dict("records")}


def _contacts(
    wanted: Sequence[str], viewer: Viewer, today: dt.date
) -> dict[str, tuple[str, str, str]]:
    """Name, e-mail and telephone by identifier, of those whose contact the viewer may see.

    All three are empty where the firm gave none.
    """
    firms = store.chase_list(Selection(), viewer, today)
    firms = firms[firms["member"].isin(wanted) & firms["contact_visible"].astype(bool)]
    found: dict[str, tuple[str, str, str]] = {str(code): ("", "", "") for code in firms["member"]}
    people = firms[["cluster_code", "firm", "member"]].merge(store.contacts(firms))
    for row in people.to_dict("records"):
        told = (
            _said(row["respondent_name"]), _said(row["respondent_email"]),
            _said(row["respondent_phone"]),
        )  # fmt: skip
        if any(told[1:]):
            found[str(row["member"])] = told
    return found


def _said(cell: object) -> str:
    return "" if pd.isna(cell) else visible(str(cell)).strip()  # type: ignore[call-overload]
