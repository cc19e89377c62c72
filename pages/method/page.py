"""Method and sources: every definition, every reference table, every licence."""

import streamlit as st

import shell
from cluster_data import reference
from exhibits.render.csv_file import safe
from pages.method import licences, reference_tables, wording
from shell import entries
from shell.choosing import one_of
from words import _, ngettext, number

state = shell.open(page="method")

# selection
st.title(_("Method & sources"))
sections = {
    "definitions": (_("Definitions"), wording.definitions),
    "tables": (_("Reference tables"), reference_tables.listed),
    "licences": (_("Licences"), licences.licences),
    "boundaries": (_("Boundaries"), licences.boundaries),
}
section = state.param("s", sections, "definitions")
with st.container(key="tela_sections"):
    one_of(
        "tela_method_section",
        _("Section"),
        {code: title for code, (title, _draw) in sections.items()},
        section,
        lambda chosen: state.write(s=chosen, ref=None),
    )
names = reference.table_names()
chosen = state.param("ref", names) if section == "tables" else ""
sought = "" if chosen else st.text_input(
    _("Search"), placeholder=_("Search, for example: suppression"), key="tela_method_sought",
    icon=":material/search:", max_chars=80, width=420, label_visibility="collapsed",
)  # fmt: skip
titles = {name: reference_tables.titles().get(name, (name, ""))[0] for name in names}
if section == "tables":
    st.selectbox(
        _("Open a table"),
        sorted(names, key=titles.__getitem__),
        index=None,
        format_func=titles.__getitem__,
        placeholder=_("Open a table"),
        width=420,
        key="tela_method_table",
        on_change=shell.follow(
            "tela_method_table", chosen or None, lambda name: state.write(ref=name)
        ),
        label_visibility="collapsed",
    )

# query, build
found = () if chosen else entries.matching(sections[section][1](), sought)

# show
if chosen:
    table = reference.table(chosen)
    st.header(shell.plain(titles[chosen]), anchor=False)
    rows = ngettext("{count} row", "{count} rows", len(table)).format(count=number(len(table)))
    st.caption(f"{shell.plain(reference_tables.titles().get(chosen, ('', ''))[1])} {rows}.")
    st.dataframe(
        table, hide_index=True, height=520, key=f"tela_reference_{chosen}", placeholder="–",
        column_config=dict(reference_tables.headings()),
    )  # fmt: skip
    st.download_button(
        _("CSV"),
        data=lambda: (
            table.map(lambda cell: safe(cell) if isinstance(cell, str) else cell)
            .to_csv(index=False)
            .encode("utf-8-sig")
        ),
        file_name=f"tela_{chosen}.csv",
        mime="text/csv",
        key=f"tela_reference_csv_{chosen}",
        on_click="ignore",
    )
elif not found:
    st.info(_("Nothing here matches “{sought}”.").format(sought=shell.plain(sought)))
for group in found:
    if group.title:
        st.header(shell.plain(group.title), anchor=False)
    st.html(entries.written(group))
