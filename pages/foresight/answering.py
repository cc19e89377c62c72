"""From a scenario to its answer: what runs short first, when, and how long the rest lasts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.foresight import needing, tables
from pages.foresight.asked import Asked
from pages.foresight.made import WHOLE, Made, made, totals
from pages.foresight.needing import OWN_COLUMNS, Own
from pages.foresight.patients import Patients, Spoken, spoken
from pages.foresight.tables import Worked, given_at
from planning.demand import NEED_COLUMNS
from planning.discretion import FEW
from planning.gap import foresight
from planning.grid import lay
from planning.rates import ranges
from planning.supply import LEVELS, Terms
from planning.timing import TOLERANCE

_INPUTS = ("mat_", "svc_")
"""What only goes into products: nobody needs it at a bed."""


@dataclass(frozen=True)
class Answer:
    """What follows from a scenario, for all places chosen together.

    `weekly`: product_code, week, state (value, suppressed, no_demand, not_answered), value (share
    of the need so far that is covered), gap (what is left over, below 0 short, in the product's
    unit), n (firms), in the case asked. `cover`: a row a product, first short first: product_code,
    state, days at `worst`, `central` and `best`, with `week_*` first short (NaN: not within the
    weeks looked at) and `share_*` covered by the last week, need (a mean week's), `peak_*` (of the
    week that needs most, at each level), made (by anybody), alert, n. `incident`: what one site's
    loss would make short, as `planning.gap.foresight` has it; None where the viewer may not read
    all of it. `own_alone` are products whose need own figures alone tell, `partial` those of which
    a part of the need is not known. `spoken` is how much own patients speak of, None without any.
    """

    asked: Asked
    cases: int
    weekly: pd.DataFrame
    cover: pd.DataFrame
    incident: pd.DataFrame | None
    countries: tuple[str, ...]
    own_alone: tuple[str, ...]
    partial: tuple[str, ...]
    utilisation_assumed: bool
    firms: int | None
    spoken: Spoken | None

    @property
    def told(self) -> pd.DataFrame:
        """The products of which something can be said."""
        return self.cover[self.cover["state"].eq("value")]

    @property
    def short(self) -> pd.DataFrame:
        """Those that run short in the case asked, first short first."""
        return self.told[self.told[f"week_{self.asked.case}"].notna()]


def answer(
    asked: Asked,
    selection: Selection,
    viewer: Viewer,
    today: dt.date,
    own: Own = (),
    patients: Patients = (),
) -> Answer:
    """The answer to a scenario from the lines that stand where the selection looks."""
    lines = store.supply_lines(everywhere(selection), viewer, today)
    found = made(lines, selection.rung, terms(asked))
    countries = needing.countries_of(selection, lines["country"])
    codes = needing.regions_of(selection, countries)
    mine = own_here(own, codes)
    products = _products(selection, found)
    rated = {code for code, _driver in ranges()}
    need = pd.DataFrame(columns=list(NEED_COLUMNS)).astype({"week": int, "partial": bool})
    if codes:
        wanted = dict.fromkeys(products if _chosen(selection) else (*products, *sorted(rated)))
        need = needing.needed(needing.scenario(asked, codes, patients), mine, wanted)
        known = set(need.loc[need["central"].notna(), "product_code"])
        need = need[need["product_code"].isin({*products, *known})]
    grid = lay(totals(found), _together(need), _stock(mine))
    worked = Worked.of(asked, grid, found, silent=lines.empty)
    cover = tables.cover(worked)
    heard = spoken(patients, codes, asked.weeks)
    return Answer(
        asked=asked,
        cases=heard.peak if heard else needing.usual_cases(asked, codes),
        weekly=tables.weekly(worked),
        cover=cover,
        incident=_incident(found, asked, cover),
        countries=countries,
        own_alone=tuple(sorted(set(mine["product_code"]) - rated)),
        partial=tuple(sorted(set(need.loc[need["partial"], "product_code"]))),
        utilisation_assumed=bool(np.isnan(found.rows["utilisation"]).any()),
        firms=_firms(_counted(found, cover)),
        spoken=heard,
    )


def everywhere(selection: Selection) -> Selection:
    """The selection's places, clusters, round and day, whatever is made there."""
    return selection.but(products=(), families=(), stages=(), certificates=())


def terms(asked: Asked) -> Terms:
    """What is assumed of firms."""
    return Terms(redirect=asked.redirect, horizon=asked.weeks)


def own_here(own: Own, codes: tuple[str, ...]) -> pd.DataFrame:
    """Own figures of the regions looked at."""
    table = pd.DataFrame(list(own), columns=list(OWN_COLUMNS))
    return table[table["region_code"].isin(codes)].reset_index(drop=True)


def _products(selection: Selection, found: Made) -> list[str]:
    """The products chosen, else those that somebody makes."""
    known = reference.products()
    if _chosen(selection):
        families = set(selection.families)
        own = [code for code, product in known.items() if product.family_code in families]
        return list(dict.fromkeys((*selection.products, *own)))
    makes = {str(code) for code in found.rows["product_code"]}
    return [code for code in known if code in makes and not code.startswith(_INPUTS)]


def _chosen(selection: Selection) -> bool:
    return bool(selection.products or selection.families)


def _together(need: pd.DataFrame) -> pd.DataFrame:
    """The need of all regions where it is known, added up."""
    summed = need.groupby(["product_code", "week"], sort=False)[list(LEVELS)].sum(min_count=1)
    return summed.reset_index().assign(region_code=WHOLE)


def _stock(mine: pd.DataFrame) -> pd.DataFrame | None:
    return mine[["product_code", "stock"]].assign(region_code=WHOLE) if len(mine) else None


def _incident(found: Made, asked: Asked, cover: pd.DataFrame) -> pd.DataFrame | None:
    """What each product is left with without its largest site, of its output in a mean week."""
    if not found.rows["open"].all() or not len(found.rows):
        return None
    lines = pd.DataFrame(
        {
            "site_id": found.rows["site"].astype(str),
            "product_code": found.rows["product_code"],
            "certified_per_week": found.output[given_at(asked.case)][:, 1:].mean(axis=1),
        }
    )
    known = cover[cover["state"].eq("value")]
    return foresight(lines, dict(zip(known["product_code"], known["need"], strict=True)))


def _counted(found: Made, cover: pd.DataFrame) -> Made:
    """The lines of the products whose need is known; of all shown where none is."""
    known = list(cover.loc[cover["need"].notna(), "product_code"]) or list(cover["product_code"])
    return found.pick(np.isin(found.rows["product_code"].astype(str), known))


def _firms(found: Made) -> int | None:
    """Firms that give anything at the high level; None where too few to be told."""
    gives = found.output["high"].sum(axis=1) > TOLERANCE
    count = len(np.unique(found.rows["firm"][gives]))
    hidden = 1 <= count <= FEW and not found.rows["open"][gives].all()
    return None if hidden else count
