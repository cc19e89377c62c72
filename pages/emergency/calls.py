"""The suppliers to call: in a list, and as a file with their contacts for those entitled."""

from __future__ import annotations

import csv
import io
import math

import streamlit as st

from cluster_data import reference, store
from exhibits.catalogue.supply_weeks import amount
from exhibits.plain import plain
from exhibits.render.csv_file import safe
from exhibits.render.files import MIME
from exhibits.render.workbook.call_list import Called, Elsewhere, call_list_bytes
from pages.emergency.answering import place
from planning import Answer, LevelAnswer
from shell import wording
from shell.links import link
from shell.state import State
from words import _, date, ngettext, number, quantity, speaking, speaking_in

LISTED = 12


def draw(state: State, answer: Answer) -> None:
    """Whom to call, in order of what they give; regions and counts where names may not be told."""
    central = answer.levels["central"]
    st.header(_("Whom to call"), anchor=False)
    if central.suppliers:
        _list(answer, central)
        _download(state, answer)
    for line in _unnamed(central):
        st.caption(plain(line))
    if not central.suppliers and not central.unnamed:
        st.caption(_("No one contributes by the day."))
    link(
        state,
        "builder",
        _("The fewest that make it together, with all inputs and stages"),
        icon=":material/hub:",
        q=_a_week(answer),
    )


def _a_week(answer: Answer) -> str:
    """What the question comes to a week, as an address writes it."""
    asked = answer.question
    weeks = max(1.0, (asked.by - asked.as_of).days / 7)
    return str(math.ceil(asked.quantity / weeks))


def _list(answer: Answer, central: LevelAnswer) -> None:
    unit = wording.unit(answer.unit)
    for at, one in enumerate(central.suppliers[:LISTED], start=1):
        name = one.name or _("name withheld by consent")
        gives = (
            _("not shown") if one.contribution is None else (f"{quantity(one.contribution)} {unit}")
        )
        where = place(one.country, one.region_code)
        st.markdown(f"{number(at)}. **{plain(name)}** · {plain(where)} · {plain(gives)}")
    more = len(central.suppliers) - LISTED
    if more > 0:
        st.caption(
            ngettext("{count} more in the file.", "{count} more in the file.", more).format(
                count=number(more)
            )
        )


def _unnamed(central: LevelAnswer) -> list[str]:
    if not central.unnamed:
        return []
    told = [
        _("{place}: {firms}").format(
            place=place(one.country, one.region_code),
            firms=_("fewer than 3 firms")
            if one.firms is None
            else ngettext("{n} firm", "{n} firms", one.firms).format(n=number(one.firms)),
        )
        for one in central.unnamed[:LISTED]
    ]
    return [_("Firms that may not be named here, by region:"), *told]


def _download(state: State, answer: Answer) -> None:
    language, told = speaking(), wording.source()

    def made() -> bytes:
        # made when asked for, which is after the run, when no language is spoken
        with speaking_in(language):
            return call_list(state, answer, told)

    def book() -> bytes:
        with speaking_in(language):
            return call_book(state, answer, told)

    asked = answer.question
    stem = f"tela_call-list-{asked.product}_{asked.as_of.isoformat()}_{language}"
    with st.container(horizontal=True, gap="small", key="tela_call_files"):
        st.download_button(
            _("Download the call list (XLSX)"), data=book, mime=MIME["xlsx"],
            file_name=f"{stem}.xlsx", icon=":material/download:", key="tela_call_book",
            on_click="ignore", type="primary",
        )  # fmt: skip
        st.download_button(
            _("CSV"), data=made, mime="text/csv", file_name=f"{stem}.csv",
            icon=":material/download:", key="tela_call_list", on_click="ignore",
        )  # fmt: skip


def call_list(state: State, answer: Answer, source: str) -> bytes:
    """UTF-8 with a byte-order mark; a row a site in order, with the contact its firm allows."""
    central = answer.levels["central"]
    contacts = _contacts(state, central)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [_("Order"), _("Firm"), _("Region"), _("Country"), _("Contribution by the day"), _("Unit"),
         _("Contact"), _("E-mail"), _("Telephone"), _("As of"), _("Source")]
    )  # fmt: skip
    countries, regions = reference.countries(), reference.regions()
    for at, one in enumerate(central.suppliers, start=1):
        person = contacts.get(one.member_id, [""] * 3)
        gives = "" if one.contribution is None else f"{one.contribution:.12g}"
        cells = [
            str(at), one.name or _("name withheld by consent"),
            regions[one.region_code].label if one.region_code in regions else "",
            countries[one.country].label if one.country in countries else one.country or "",
            gives, wording.unit(answer.unit), *person, answer.question.as_of.isoformat(), source,
        ]  # fmt: skip
        writer.writerow([safe(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def call_book(state: State, answer: Answer, source: str) -> bytes:
    """The same as a workbook, with room to note each call, and the places of unnamed firms."""
    central, asked = answer.levels["central"], answer.question
    contacts = _contacts(state, central)
    countries, regions = reference.countries(), reference.regions()
    called = [
        Called(
            one.name or _("name withheld by consent"),
            regions[one.region_code].label if one.region_code in regions else "",
            countries[one.country].label if one.country in countries else one.country or "",
            one.contribution,
            *contacts.get(one.member_id, [""] * 3),
        )
        for one in central.suppliers
    ]
    elsewhere = [
        Elsewhere(place(one.country, one.region_code), one.firms) for one in central.unnamed
    ]
    unit = wording.unit(answer.unit)
    title = _("To call for {amount} of {product} by {day}").format(
        amount=amount(asked.quantity, unit), product=wording.product_name(asked.product),
        day=date(asked.by),
    )  # fmt: skip
    return call_list_bytes(
        called, elsewhere, title=title, unit=unit, as_of=asked.as_of, source=source
    )


def _contacts(state: State, central: LevelAnswer) -> dict[str, list[str]]:
    """Name, e-mail and telephone by member, of firms whose contact this viewer may see."""
    giving = {one.member_id for one in central.suppliers if one.name}
    everywhere = state.selection.but(products=(), families=())
    firms = store.chase_list(everywhere, state.viewer, state.day)
    firms = firms[firms["member"].isin(giving)]
    people = firms[["cluster_code", "firm", "member"]].merge(store.contacts(firms))
    shown = people.columns.drop(["cluster_code", "firm", "member"])
    told = people[shown].fillna("").astype(str)
    return {
        str(member): row for member, row in zip(people["member"], told.values.tolist(), strict=True)
    }
