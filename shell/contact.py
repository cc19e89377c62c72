"""The contact pack: workbook and e-mail texts for chosen firms, by consent, each taking noted.

A page calls `draw` with the members' identifiers and what they are to be asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from cluster_data import store
from cluster_data.store import ContactForm
from cluster_data.viewer import Viewer
from exhibits.plain import plain
from exhibits.render.files import MIME
from exhibits.render.workbook.call_list import Called, LeftOut, call_list_bytes
from shell import copying, data, wording
from shell.letters import Purpose, about, letter
from shell.reachable import Firm, Reachable, reachable
from shell.state import State
from words import _, language_name, ngettext, number, speaking, speaking_in

_RULE = "\n" + 72 * "-" + "\n"
_NAMED = 6
_WIDE = 780
"""Pixels: an e-mail is read in lines of some ninety letters."""


def draw(state: State, member_ids: Sequence[str], purpose: Purpose) -> None:
    """Workbook and e-mail texts for the firms chosen, and who is left out and why.

    `purpose` says what they are asked for, with product and quantity: a text in the reader's
    language, or a function that says it in the language spoken when it is called, so that each firm
    reads it in its own. Each taking is in the ledger before anything is handed over. Tela sends no
    e-mail. The public is told in a sentence that it has none.
    """
    if state.viewer.role == "public":
        st.caption(
            _("Contacts of firms are given to ministries and to each firm’s own cluster only.")
        )
        return
    if not member_ids:
        st.caption(_("Choose firms to write to."))
        return
    found = reachable(member_ids, state.viewer, dt.date.today())
    with st.container(key="tela_contact_pack", width=_WIDE):
        st.markdown(f"**{plain(headline(found))}**")
        for line in left_out_lines(found):
            st.caption(plain(line))
        if found.firms:
            _downloads(state, found, purpose)
        _texts(state, found, purpose)


def headline(found: Reachable) -> str:
    """How many of the firms chosen can be written to."""
    count, chosen = len(found.firms), found.chosen
    if not count:
        return ngettext(
            "The firm chosen can’t be written to",
            "None of the {chosen} firms chosen can be written to",
            chosen,
        ).format(chosen=number(chosen))
    return ngettext(
        "{count} of {chosen} firm chosen can be written to",
        "{count} of {chosen} firms chosen can be written to",
        chosen,
    ).format(count=number(count), chosen=number(chosen))


def left_out_lines(found: Reachable) -> list[str]:
    """Who is left out and why, a sentence for each reason."""
    return [
        _("Left out: {who} – {why}").format(who=one.who, why=one.why) for one in _left_out(found)
    ]


def workbook(found: Reachable, purpose: Purpose, source: str, today: dt.date) -> bytes:
    """The call list's workbook of the firms that can be written to, in the language spoken."""
    called = [
        Called(
            one.name, one.region, one.country_name, None, one.person, one.email, one.telephone,
            language_name(one.language),
        )
        for one in found.firms
    ]  # fmt: skip
    title = _("Contacts for: {purpose}").format(purpose=about(purpose))
    return call_list_bytes(
        called,
        (),
        title=title,
        unit=None,
        as_of=today,
        source=source,
        left_out=_left_out(found, found.chosen),
    )


def letters(found: Reachable, purpose: Purpose, sender: str) -> bytes:
    """UTF-8 text: an e-mail to each firm in its language, addressed, one after the other."""
    return _RULE.join(_addressed(one, purpose, sender) for one in found.firms).encode("utf-8")


def taken(
    form: ContactForm,
    made: Callable[[Reachable], bytes],
    member_ids: Sequence[str],
    purpose: Purpose,
    viewer: Viewer,
) -> bytes:
    """A file with contacts, once it is noted who takes whose and what for.

    Asked anew when it is taken: consent may have been withdrawn since the page was drawn. Where
    nobody can be written to any more nothing is noted, and the file says so. Raises `LedgerBusy`;
    then nothing is handed over.
    """
    found = reachable(member_ids, viewer, dt.date.today())
    if found.firms:
        whose = {one.member: one.cluster_code for one in found.firms}
        store.use_contacts(whose, about(purpose), form, viewer)
    return made(found)


def _downloads(state: State, found: Reachable, purpose: Purpose) -> None:
    """The two files, each made and noted when it is asked for."""
    language, viewer, source = speaking(), state.viewer, wording.source()
    today, sender = dt.date.today(), _sender(state)
    members = [one.member for one in found.firms]

    def made(form: ContactForm) -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            make = (
                (lambda now: workbook(now, purpose, source, today))
                if form == "workbook"
                else (lambda now: letters(now, purpose, sender))
            )
            return taken(form, make, members, purpose, viewer)

    stem = f"tela_contacts_{today.isoformat()}_{language}"
    with st.container(horizontal=True, gap="small", key="tela_contact_files"):
        st.download_button(
            _("Download the contacts (XLSX)"), data=partial(made, "workbook"), mime=MIME["xlsx"],
            file_name=f"{stem}.xlsx", icon=":material/download:", key="tela_contact_book",
            on_click="ignore", type="primary",
        )  # fmt: skip
        st.download_button(
            _("E-mails to send (TXT)"), data=partial(made, "letters"), mime="text/plain",
            file_name=f"{stem}.txt", icon=":material/mail:", key="tela_contact_letters",
            on_click="ignore",
        )  # fmt: skip
    st.caption(
        _(
            "Tela sends nothing itself. Each download is noted under Activity: who took whose "
            "contacts, when and what for."
        )
    )


def _texts(state: State, found: Reachable, purpose: Purpose) -> None:
    """The e-mail in each language that firms chosen read, to copy; it holds no contact."""
    for language, count in sorted(found.languages.items()):
        text = letter(purpose, language, sender=_sender(state))
        firms = ngettext("{n} firm", "{n} firms", count).format(n=number(count))
        label = _("E-mail: {language} · {firms}").format(
            language=language_name(language), firms=firms
        )
        with st.expander(plain(label)):
            st.text(f"{text.subject}\n\n{text.body}")
            copying.buttons(
                f"tela_contact_text_{language}",
                (text.subject, _("Copy subject"), _("The subject line")),
                (text.body, _("Copy text"), _("The text of the e-mail")),
            )


def _addressed(firm: Firm, purpose: Purpose, sender: str) -> str:
    text = letter(
        purpose, firm.language, firm=firm.name, person=firm.person, cluster=firm.cluster,
        sender=sender,
    )  # fmt: skip
    with speaking_in(firm.language):
        to = firm.email or _("(no e-mail: telephone {telephone})").format(telephone=firm.telephone)
        heads = [_("To: {address}").format(address=to)]
        heads.append(_("Subject: {subject}").format(subject=text.subject))
    return "\n".join((*heads, "", text.body, ""))


def _left_out(found: Reachable, most: int = _NAMED) -> list[LeftOut]:
    """Who can't be written to and why, at most so many by name."""
    told: list[LeftOut] = []
    if found.withheld:
        who = ngettext("{n} firm", "{n} firms", found.withheld).format(n=number(found.withheld))
        told.append(LeftOut(who, _("its name and contact are not given to you, by consent.")))
    if found.silent:
        told.append(LeftOut(_listed(found.silent, most), _("no e-mail or telephone is kept.")))
    for cluster, names in found.elsewhere.items():
        why = _("the contact is for its own cluster to give: ask {cluster}.")
        told.append(LeftOut(_listed(names, most), why.format(cluster=cluster)))
    return told


def _listed(names: Sequence[str], most: int) -> str:
    shown, more = ", ".join(names[:most]), len(names) - most
    if more <= 0:
        return shown
    return ngettext("{first} and {more} more", "{first} and {more} more", more).format(
        first=shown, more=number(more)
    )


def _sender(state: State) -> str:
    """Whose e-mail it is: the cluster's name; a ministry fills in its own."""
    code = state.viewer.cluster
    return data.clusters().get(code, code) if code else ""
