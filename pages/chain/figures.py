"""The page's figures: stages by place, what a chain lacks, what would flow."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from exhibits.catalogue import stage_flows as flowing
from exhibits.catalogue import stage_heatmap as placed
from exhibits.catalogue import stage_lacks as missing
from exhibits.catalogue.product_heatmap import ALL
from exhibits.exhibit import Answered, Exhibit
from pages.chain import wording
from pages.chain.view import By, View
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _


def heatmap(state: State, view: View) -> Exhibit:
    """Stages by place."""
    whole, cells = stages(state, "all"), stages(state, view.by)
    names = wording.places(view.by)
    cells = cells[cells["place"].isin(list(names))]
    order = {code: one.order for code, one in reference.stages().items()}
    table = pd.concat([whole.assign(place=ALL), cells], ignore_index=True)
    table = table.assign(
        row=table["stage_code"],
        row_label=table["stage_code"].map(wording.stages()),
        place_label=table["place"].map(names | {ALL: _("All")}),
        value=table["certified_share"],
        unit=[said.unit(unit) if isinstance(unit, str) else "" for unit in table["unit"]],
        stage_sites=table["sites"],
        _order=table["stage_code"].map(order),
    ).sort_values("_order", kind="stable")
    return placed.stage_heatmap(
        table[list(placed.COLUMNS)],
        topic_label=said.product(state.selection),
        answered=_answered(state),
        places=kind_of(view.by),
        notes=let_stand.notes(state),
        **_told(state, f"stages-by-{view.by}"),
    )


def lacks(state: State, view: View) -> Exhibit | None:
    """What each place lacks of the product's chain; None where nobody answered."""
    table = lack_table(view)
    if table.empty:
        return None
    return missing.stage_lacks(
        table,
        product_label=said.product_name(view.product),
        answered=Answered(view.found.firms, _answered(state).asked),
        places=kind_of(view.by),
        notes=let_stand.notes(state),
        **_told(state, f"chain-lacks-{view.product}"),
    )


def lack_table(view: View) -> pd.DataFrame:
    """A row a place and part of the chain, as `stage_lacks` takes it."""
    cover, names, stages_ = view.found.cover, wording.places(view.by), wording.stages()
    cover = cover[cover["place"].isin(list(names))]
    labels = [
        _("Making the product")
        if kind == "product"
        else stages_.get(code, code)
        if kind == "stage"
        else said.product_name(code)
        for kind, code in zip(cover["kind"], cover["part"], strict=True)
    ]
    table = cover.assign(name=cover["place"].map(names), part_label=labels)
    return table[list(missing.GIVEN)].reset_index(drop=True)


def flows(state: State, view: View) -> Exhibit | None:
    """What would flow of the chosen input; None where the product's recipe names none."""
    if not view.component:
        return None
    branch = view.found.branches[view.component]
    shares = branch.shares
    dependence = (
        flowing.Dependence(shares.own, shares.others, shares.elsewhere)
        if shares
        else flowing.Dependence(None, None, None)
    )
    return flowing.stage_flows(
        _links(view),
        product_label=said.product_name(view.product),
        unit_label=said.unit(reference.products()[view.product].unit),
        input_label=wording.within(said.product_name(view.component)),
        dependence=dependence,
        answered=Answered(branch.firms, _answered(state, everywhere=True).asked),
        notes=(*_everywhere(state), *let_stand.notes(state)),
        **_told(state, f"chain-flows-{view.product}-{view.component}"),
    )


def _links(view: View) -> pd.DataFrame:
    chain = view.found.branches[view.component].chain
    columns = list(flowing.GIVEN)
    if chain is None:
        return _untold(view)
    names, links = wording.ends(), chain.links
    heads = [said.product_name(code) for code in chain.codes]
    units = [said.unit(reference.products()[code].unit) for code in chain.codes]
    steps = links["step"].to_numpy(int)
    return links.assign(
        source_name=links["source"].map(names).fillna(links["source"]),
        target_name=links["target"].map(names).fillna(links["target"]),
        source_level=steps,
        target_level=steps + 1,
        source_head=[heads[step] for step in steps],
        target_head=[heads[step + 1] for step in steps],
        amount_unit=[units[step] for step in steps],
        state="value",
    )[columns]


def _everywhere(state: State) -> tuple[str, ...]:
    """That places chosen do not narrow the flows, where some are."""
    narrowed = state.selection.countries or state.selection.regions
    return (_("Flows are between all countries, whatever places are chosen."),) if narrowed else ()


def _untold(view: View) -> pd.DataFrame:
    """A row in place of flows that all stand on one or two firms."""
    row = dict.fromkeys(flowing.GIVEN, "") | {
        "source_head": said.product_name(view.component),
        "target_head": said.product_name(view.product),
        "source_level": 0, "target_level": 1, "state": "suppressed", "outcome": flowing.TOGETHER,
        "value": float("nan"), "amount": float("nan"),
    }  # fmt: skip
    return pd.DataFrame([row])[list(flowing.GIVEN)]


def stages(state: State, by: str) -> pd.DataFrame:
    """Who does each stage, by place; of chosen products the stages they pass, whoever does them."""
    today, every = dt.date.today(), every_product(state)
    table = shell.cached(store.stage_places, every, state.viewer, today, by)  # type: ignore[arg-type]
    passed = stages_passed(state)
    return table[table["stage_code"].isin(passed)] if passed else table


def every_product(state: State) -> Selection:
    """The selection without its products: who could do a stage may do it for another today."""
    return state.selection.but(products=(), families=())


def stages_passed(state: State) -> set[str]:
    """The stages that the chosen products or families pass; none where nothing is chosen."""
    chosen = state.selection
    return {
        stage
        for one in reference.products().values()
        if one.code in chosen.products
        or (not chosen.products and one.family_code in chosen.families)
        for stage in one.stages
    }


def _answered(state: State, *, everywhere: bool = False) -> Answered:
    """The firms that answered, of those asked."""
    selection = state.selection.but(products=(), families=(), rung="attested")
    if everywhere:
        selection = selection.but(countries=(), regions=())
    whole = shell.cached(
        store.product_figures, selection, state.viewer, "capacity", "all", dt.date.today()
    ).whole
    return Answered(whole.answered, whole.asked)


def kind_of(by: By) -> placed.Places:
    """What the places are called in sentences."""
    return "countries" if by == "country" else "regions"


def _told(state: State, stem: str) -> dict[str, Any]:
    """What every figure is told beside its table."""
    return {"as_of": state.day, "source": said.source(), "id": stem}
