"""Data dictionary: every question of the survey, its codes, products, and problems by name."""

import streamlit as st

import shell
from cluster_data.survey import survey
from pages.dictionary import entries, tables
from words import _, ngettext, number

state = shell.open(page="dictionary")

# selection
st.title(_("Data dictionary"))
columns = survey().columns
st.markdown(
    _(
        "The survey has {count} questions; {required} are required. Headings are recognised in "
        "eight languages, in any order."
    ).format(
        count=number(len(columns)), required=number(sum(column.required for column in columns))
    )
)
sections = {
    "questions": (_("Questions"), tables.questions),
    "codes": (_("Answers to choose from"), tables.codes),
    "products": (_("Products"), tables.product_types),
    "stages": (_("Stages"), tables.stages),
    "problems": (_("Problems by name"), tables.problems),
}
section = state.param("s", sections, "questions")
changed = shell.follow("tela_section", section, lambda chosen: state.write(s=chosen))
with st.container(key="tela_sections"):
    st.segmented_control(
        _("Section"),
        list(sections),
        format_func=lambda key: sections[key][0],
        required=True,
        key="tela_section",
        on_change=changed,
        label_visibility="collapsed",
    )
sought = st.text_input(
    _("Search"), placeholder=_("Search, for example: utilisation"), key="tela_sought",
    icon=":material/search:", max_chars=80, width=420, label_visibility="collapsed",
)  # fmt: skip

# query, build
_title, made = sections[section]
found = entries.matching(made(), sought)

# show
if not found:
    st.info(_("Nothing here matches “{sought}”.").format(sought=shell.plain(sought)))
elif sought:
    held = entries.count(found)
    st.caption(ngettext("{count} entry", "{count} entries", held).format(count=number(held)))
for group in found:
    if group.title:
        st.subheader(shell.plain(group.title), anchor=False)
    st.html(entries.written(group))
