"""Data dictionary: every question of the survey, its codes, products, and problems by name."""

import streamlit as st

import shell
from pages.dictionary import tables
from words import _, number

state = shell.open(page="dictionary")

# selection
st.title(_("Data dictionary"))
questions = tables.questions()
required = int(questions[_("Required")].ne("").sum())
st.markdown(
    _(
        "The survey has {count} questions; {required} are required. Headings are recognised in "
        "eight languages, in any order."
    ).format(count=number(len(questions)), required=number(required))
)
sections = {
    "questions": (_("Questions"), lambda: questions),
    "codes": (_("Answers to choose from"), tables.codes),
    "products": (_("Products"), tables.product_types),
    "stages": (_("Stages"), tables.stages),
    "problems": (_("Problems by name"), tables.problems),
}
section = state.param("s", sections, "questions")
changed = shell.follow("tela_section", section, lambda chosen: state.write(s=chosen))
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
title, made = sections[section]
found = tables.matching(made(), sought)

# show
if found.empty:
    st.info(_("Nothing here matches “{sought}”.").format(sought=shell.plain(sought)))
else:
    st.dataframe(
        found,
        hide_index=True,
        alt=title,
        height="content" if len(found) < 12 else 620,
        row_height=38,
        column_config=tables.widths(),
    )
