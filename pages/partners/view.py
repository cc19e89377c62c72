"""What the address says: a need or a site, on what terms, and who answers it.

Keys are told in docs/matching.md, so that other pages can lead here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

import shell
from cluster_data import reference
from cluster_data.geo import region_bounds
from cluster_data.survey import survey
from pages.partners.found import Asker, Found, askers, found, most_wanted, wanted
from planning.matching import KINDS, Candidate, Kind, Need, requirements
from planning.matching_wants import Want
from shell.state import State

Mode = Literal["need", "site"]
SHOWS = ("all", "met", "one")
NOTHING = "none"
"""Written where no requirement has to be met; without a word, some have to be."""
_PLACE = re.compile(r"(\d{1,2}(?:\.\d{1,4})?)(S?)~(\d{1,3}(?:\.\d{1,4})?)(W?)", re.ASCII)
_DIGITS = re.compile(r"\d{1,10}", re.ASCII)
SERVICES = ("svc_sterilisation", "svc_testing")


@dataclass(frozen=True)
class View:
    """A need, and its candidates as the address looks at them.

    `need` is None where a site seeks nothing that is known. `shown` are the candidates left by
    `must` (requirements that have to be met) and `show`.
    """

    mode: Mode
    need: Need | None
    asker: Asker | None
    askers: tuple[Asker, ...]
    wants: tuple[Want, ...]
    want: str
    place: str
    must: frozenset[str]
    show: str
    known: Found
    shown: tuple[Candidate, ...]

    @property
    def product(self) -> str:
        """The asker's own product that its need is for; empty where for none."""
        return next((one.product for one in self.wants if one.key == self.want), "")

    def candidate(self, site: str) -> Candidate | None:
        """The candidate of that site, if it is shown."""
        return next((one for one in self.shown if one.offer.site_id == site), None)


def read(state: State) -> View:
    """The view of an address; all that it names wrongly falls back to what is usual."""
    today = dt.date.today()
    mode = cast(Mode, state.param("of", ("need", "site"), "need"))
    asker: Asker | None = None
    everyone: tuple[Asker, ...] = ()
    offered: tuple[Want, ...] = ()
    want = ""
    if mode == "site":
        everyone = shell.cached(askers, state.selection, state.viewer, today)
        codes = [one.site_id for one in everyone]
        code = state.param("s", codes, codes[0] if codes else "")
        asker = next((one for one in everyone if one.site_id == code), None)
        if asker:
            rung = state.selection.rung
            offered = shell.cached(wanted, state.selection, state.viewer, today, code, rung)
        keys = [one.key for one in offered]
        want = state.param("n", keys, keys[0] if keys else "")
        need = next((one.need for one in offered if one.key == want), None)
    else:
        need = _asked(state, today)
    place, name = _place(state, asker)
    need = _on_terms(state, need, place) if need else None
    known = (
        shell.cached(found, state.selection, state.viewer, today, need)
        if need
        else Found((), 0, None)
    )
    must = _must(state, need, known)
    show = state.param("show", SHOWS, SHOWS[0])
    shown = tuple(one for one in known.ranked if _passes(one, must, show))
    return View(mode, need, asker, everyone, offered, want, name, must, show, known, shown)


def codes_of(kind: str) -> list[str]:
    """What a need of that kind may be of; a skill may be of none."""
    known = reference.products()
    if kind == "stage":
        return list(reference.stages())
    if kind == "cooperation":
        return [code.code for code in survey().code_lists["cooperation"].codes]
    if kind == "service":
        return list(SERVICES)
    if kind == "skill":
        return list(reference.skills())
    if kind in ("input", "buyer"):
        return [code for code in known if code.startswith("mat_")]
    return [code for code in known if not code.startswith(("mat_", "svc_"))]


def _asked(state: State, today: dt.date) -> Need:
    """The need of the address; the input that most firms lack where it names none."""
    selection = state.selection
    named = selection.products[0] if selection.products else ""
    usual = "product"
    if not state.own.get("kind"):
        if not named and selection.stages:
            usual, named = "stage", selection.stages[0]
        elif not named:
            named = shell.cached(most_wanted, selection, state.viewer, today)
        usual = _kind_of(named) if usual == "product" else usual
    kind = cast(Kind, state.param("kind", KINDS, usual))
    codes = codes_of(kind)
    code = state.param("code", codes, named if named in codes else codes[0])
    if kind == "skill":
        code = state.param("code", codes)
    made = state.param("for", list(reference.products()))
    return Need(kind, code, product=made if kind in ("stage", "cooperation") else "")


def _kind_of(product: str) -> Kind:
    if product.startswith("svc_"):
        return "service"
    return "input" if product.startswith("mat_") else "product"


def _on_terms(state: State, need: Need, place: tuple[float, float] | None) -> Need:
    selection = state.selection
    joint = state.own.get("joint")
    return need.but(
        quantity=amount(state, "q") if "q" in state.own else need.quantity,
        rung=selection.rung,
        certificates=selection.certificates,
        countries=selection.countries,
        place=place,
        km=amount(state, "km") or None,
        days=amount(state, "days"),
        order=amount(state, "moq"),
        joint=need.joint if joint is None else joint == "1",
    )


def amount(state: State, key: str) -> float | None:
    """A number of the address; None for anything else."""
    text = state.own.get(key, "")
    return float(text) if _DIGITS.fullmatch(text) else None


def _place(state: State, asker: Asker | None) -> tuple[tuple[float, float] | None, str]:
    """Where distances are from, and what it is called: the address's place, else the asker's."""
    text = state.own.get("at", "")
    regions = reference.regions()
    if text in regions:
        west, south, east, north = region_bounds([text])
        return ((south + north) / 2, (west + east) / 2), regions[text].label
    read_ = _PLACE.fullmatch(text)
    if read_:
        lat = float(read_[1]) * (-1 if read_[2] else 1)
        lng = float(read_[3]) * (-1 if read_[4] else 1)
        if abs(lat) <= 85 and abs(lng) <= 180:
            town = reference.town_at(lat, lng)
            return (lat, lng), town.name if town else f"{lat:.2f}, {lng:.2f}"
    return (asker.place, "") if asker else (None, "")


def packed(lat: float, lng: float) -> str:
    """A place as the address writes it, to about a kilometre; no sign, which may not begin one."""
    return f"{abs(lat):.2f}{'S' if lat < 0 else ''}~{abs(lng):.2f}{'W' if lng < 0 else ''}"


def kinds_required(need: Need) -> list[str]:
    """Requirements by their kinds, as the address names them: all named certificates are one."""
    return list(dict.fromkeys(name.partition(":")[0] for name in requirements(need)))


def _must(state: State, need: Need | None, known: Found) -> frozenset[str]:
    """What has to be met: what the address says, else what is usual."""
    if need is None:
        return frozenset()
    asked = state.own.get("must")
    chosen = usual_must(known) if asked is None else set(asked.split("."))
    return frozenset(chosen & set(kinds_required(need)))


def usual_must(known: Found) -> frozenset[str]:
    """That it lies in the countries wanted, and that it does it, where anybody does."""
    anybody = any(one.offer.how == "line" for one in known.ranked)
    return frozenset({"country", "does"} if anybody else {"country"})


def _passes(one: Candidate, must: frozenset[str], show: str) -> bool:
    missed = {gap.requirement.partition(":")[0] for gap in one.gaps}
    if must & missed:
        return False
    open_points = len(one.gaps) + len(one.untold)
    return {"met": open_points == 0, "one": open_points <= 1}.get(show, True)


def written(must: Iterable[str], need: Need, known: Found) -> str | None:
    """Requirements that have to be met as the address holds them; None for what is usual."""
    chosen = set(must)
    if chosen == usual_must(known) & set(kinds_required(need)):
        return None
    return ".".join(sorted(chosen)) or NOTHING
