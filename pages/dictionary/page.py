"""Data dictionary: every question of the survey, its codes, products, and problems by name."""

import streamlit as st

import shell
from cluster_data.survey import survey
from pages.dictionary import rules, tables
from shell import entries
from shell.choosing import one_of
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
    "problems": (_("Rules and problems"), rules.problems),
}
section = state.param("s", sections, "questions")
with st.container(key="tela_sections"):
    one_of(
        "tela_section",
        _("Section"),
        {code: title for code, (title, _draw) in sections.items()},
        section,
        lambda chosen: state.write(s=chosen),
    )
asked = rules.read_questions()
question = state.param("q", asked) if section == "problems" else ""
with st.container(horizontal=True, vertical_alignment="center", key="tela_seek"):
    sought = st.text_input(
        _("Search"), placeholder=_("Search, for example: utilisation"), key="tela_sought",
        icon=":material/search:", max_chars=80, width=420, label_visibility="collapsed",
    )  # fmt: skip
    if section == "problems":
        picked = shell.follow("tela_question", question, lambda chosen: state.write(q=chosen))
        st.selectbox(
            _("Rules that read"),
            ["", *asked],
            format_func=lambda name: shell.plain(asked[name]) if name else _("Every question"),
            key="tela_question",
            on_change=picked,
            width=420,
            label_visibility="collapsed",
        )

# query, build
_title, made = sections[section]
found = entries.matching(rules.problems(question) if question else made(), sought)

# show
if not found:
    st.info(_("Nothing here matches “{sought}”.").format(sought=shell.plain(sought)))
elif sought or question:
    held = entries.count(found)
    st.caption(ngettext("{count} entry", "{count} entries", held).format(count=number(held)))
for group in found:
    if group.title:
        st.header(shell.plain(group.title), anchor=False)
    if group.text:
        st.caption(shell.plain(group.text))
    st.html(entries.written(group))
