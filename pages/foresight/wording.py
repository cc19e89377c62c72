"""How the page speaks: scenarios, cases, places, and what every figure rests on."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data import reference
from cluster_data.reference.consumption import CENTRAL_SET, consumption_sets
from cluster_data.selection import Selection
from pages.foresight.answering import Answer
from pages.foresight.asked import Asked, Case
from pages.foresight.needing import CASES_PER_100K
from pages.foresight.own_file import OwnStock, told
from pages.foresight.patients import Spoken
from planning.health_services import health_services
from planning.rates import MEDIAN, ranges
from planning.scenario import DRIVERS, EVERYDAY_DRIVERS, Mode
from shell.state import State
from words import _, ngettext, number, percent

_NAMED = 5


def mode(name: Mode) -> str:
    """A mode, for a control."""
    return {
        "calm": _("Calm day"), "preparedness": _("Preparedness"), "crisis": _("Crisis"),
    }[name]  # fmt: skip


def case(name: Case) -> str:
    """A case, for a control and a subtitle."""
    return {
        "worst": _("worst case"), "central": _("central case"), "best": _("best case"),
    }[name]  # fmt: skip


def scenario(answer: Answer) -> str:
    """A scenario in a few words."""
    asked = answer.asked
    if asked.mode == "calm":
        return _("calm day")
    text = _("preparedness, {cases}") if asked.mode == "preparedness" else _("crisis, {cases}")
    return text.format(cases=_patients(answer))


def scene(answer: Answer) -> str:
    """A scenario and its case as a sentence begins."""
    asked = answer.asked
    told = {
        "calm": _("On a calm day"),
        "preparedness": _("With {cases} beside all ordinary care"),
        "crisis": _("In a crisis of {cases}"),
    }[asked.mode].format(cases=_patients(answer))
    if answer.spoken:
        told = (
            _("With the patients of your file beside all ordinary care")
            if asked.mode == "preparedness"
            else _("In a crisis with the patients of your file")
        )
    if asked.case == "central":
        return told
    text = _("{scene} and at worst") if asked.case == "worst" else _("{scene} and at best")
    return text.format(scene=told)


def _patients(answer: Answer) -> str:
    heard, cases = answer.spoken, answer.cases
    if heard:
        return ngettext(
            "own patients in {count} of {total} region",
            "own patients in {count} of {total} regions",
            heard.total,
        ).format(count=number(heard.regions), total=number(heard.total))
    text = (
        ngettext("{count} new case a week", "{count} new cases a week", cases)
        if answer.asked.steady
        else ngettext(
            "{count} new case a week at the peak", "{count} new cases a week at the peak", cases
        )
    )
    return text.format(count=number(cases))


def place(selection: Selection) -> str:
    """Where, where a place is chosen: its name, or how many they are."""
    regions, countries = reference.regions(), reference.countries()
    if selection.regions:
        first = regions[selection.regions[0]].label
        more = len(selection.regions) - 1
    elif selection.countries:
        first = countries[selection.countries[0]].label
        more = len(selection.countries) - 1
    else:
        return ""
    if not more:
        return first
    return ngettext("{first} and {more} other", "{first} and {more} others", more).format(
        first=first, more=number(more)
    )


def notes(state: State, answer: Answer, own: OwnStock | None) -> tuple[str, ...]:
    """What the need and the supply of every figure rest on."""
    found = [*need_notes(answer), *_supply(state, answer.asked, answer)]
    if own is not None and own.figures:
        text = _("Own stock and use of {figures} stand instead of published rates.")
        found.append(text.format(figures=told(own)))
    if answer.partial and answer.spoken:
        found.append(
            _("Where staff, beds or some of the patients are not known, the need is at least this.")
        )
    elif answer.partial:
        found.append(_("Where a country’s staff or beds are not known, it needs at least this."))
    if answer.own_alone:
        found.append(_("Where no rate is published, the need is that of the own figures alone."))
    return tuple(found)


def need_notes(answer: Answer) -> tuple[str, ...]:
    """What the need alone rests on."""
    return (*_need(answer.asked, answer), *_patient_notes(answer))


def _need(asked: Asked, answer: Answer) -> list[str]:
    found = []
    if answer.cover["need"].notna().any():
        sets = _sets(asked, answer.cover.loc[answer.cover["need"].notna(), "product_code"])
        named = ", ".join(sets[:_NAMED]) + ("…" if len(sets) > _NAMED else "")
        found.append(
            _("Rates of use: WHO ESFT v2022.1; at least and at most with {sets}.").format(
                sets=named
            )
            if sets
            else _("Rates of use: WHO ESFT v2022.1.")
        )
    staff, beds = _years(answer.countries)
    if staff:
        found.append(
            _(
                "Health workers of {staff} and beds of {beds}, shared out to regions by "
                "population (derived)."
            ).format(staff=staff, beds=beds)
        )
    return found


def _sets(asked: Asked, products: Iterable[str]) -> list[str]:
    """The published sets beside WHO's that these products' range of need comes from."""
    wanted = set(products)
    drivers = EVERYDAY_DRIVERS if asked.mode == "calm" else DRIVERS
    known = consumption_sets()
    used = {
        name
        for (product, driver), one in ranges().items()
        if product in wanted and driver in drivers
        for name in (one.low_set, one.central_set, one.high_set)
        if name not in (MEDIAN, CENTRAL_SET)
    }
    return [one.label for code, one in known.items() if code in used]


def _years(countries: Iterable[str]) -> tuple[str, str]:
    """First and last year of the counts of staff, and of beds."""
    table = health_services(countries)
    spans = []
    for column in ("health_workers_year", "beds_year"):
        years = table[column].dropna()
        first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
        spans.append("" if not first else str(first) if first == last else f"{first}–{last}")
    return spans[0], spans[1]


def _patient_notes(answer: Answer) -> list[str]:
    asked = answer.asked
    if asked.mode == "calm":
        return []
    changed = any(code.startswith(("share_", "stay_")) for code, _value in asked.changed)
    shares = (
        _("severity and stays as changed by the reader")
        if changed
        else _("severity and stays of WHO ESFT v2022.1")
    )
    if answer.spoken:
        found = [*_heard(answer.spoken)]
        if answer.spoken.cases:
            found.append(_("Care of new cases: {shares}.").format(shares=shares))
    else:
        text = _("New cases shared out by population (derived); {shares}.")
        found = [text.format(shares=shares)]
    if asked.cases is None and not answer.spoken:
        text = _("Cases to begin from: {count} a week for every 100,000 people at the peak.")
        found.append(text.format(count=number(CASES_PER_100K[asked.mode])))
    if asked.capped:
        found.append(_("No more severe and critical patients than there are beds for (derived)."))
    if asked.mode == "crisis":
        goes_on = asked.parameters["everyday_share_in_crisis"]
        found.append(
            _("{share} of ordinary care goes on (WHO ESFT v2022.1).").format(share=percent(goes_on))
        )
    return found


def _heard(heard: Spoken) -> list[str]:
    """Whom own patients speak of, and of whom they do not."""
    text = ngettext(
        "Own patients of {count} of {total} region; of a region without, none are known, which "
        "does not mean none.",
        "Own patients of {count} of {total} regions; of a region without, none are known, which "
        "does not mean none.",
        heard.total,
    )
    found = [text.format(count=number(heard.regions), total=number(heard.total))]
    if heard.later:
        found.append(_("Own patients of later weeks than those looked at are left out."))
    return found


def _supply(state: State, asked: Asked, answer: Answer) -> list[str]:
    selection = state.selection
    found = [
        _(
            "What is made anywhere in the selection is taken to reach all of it, with every "
            "input at hand."
        ),
        _("Output booked by others is left out.")
        if not asked.redirect
        else _("{share} of the output booked by others is taken for this.").format(
            share=percent(asked.redirect)
        ),
    ]
    if not selection.countries and not selection.regions:
        count = len(answer.countries)
        found.append(
            ngettext(
                "Need of the {count} country that firms answered from.",
                "Need of the {count} countries that firms answered from.",
                count,
            ).format(count=number(count))
        )
    if answer.utilisation_assumed:
        found.append(
            _(
                "Where no utilisation is stated: fully booked at worst, three quarters in the "
                "central case, free at best."
            )
        )
    if selection.rung in ("certified", "demonstrated"):
        found.append(_("Where no standard applies to a product, its attested capacity is counted."))
    return found
