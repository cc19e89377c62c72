"""The dictionary's entries, made from the declarations that the loaders themselves use."""

from __future__ import annotations

from cluster_data import reference
from cluster_data.survey import Column, survey
from pages.dictionary import rules
from shell.entries import Entry, Group
from words import _, number, pick


def questions() -> tuple[Group, ...]:
    """An entry a question, grouped by what it is about, in the order of the template."""
    titles = {
        "upload": _("The survey"), "contacts": _("The person who answers"),
        "sites": _("The firm and its site"), "capacities": _("What the site makes"),
        "certificates": _("Certificates and standards"),
        "cooperation": _("Offers and needs"),
    }  # fmt: skip
    rooms: dict[str, list[Entry]] = {}
    for column in survey().columns:
        rooms.setdefault(column.table, []).append(_question(column))
    return tuple(Group(titles[room], tuple(held)) for room, held in rooms.items())


def _question(column: Column) -> Entry:
    answer = " · ".join(part for part in (_answer(column), _unit(column), _bounds(column)) if part)
    return Entry(
        name=column.label,
        code=column.name,
        text=_note(column),
        tag=_("required") if column.required else _("personal data") if column.personal else "",
        facts=(
            (_("Answer"), answer),
            (_("Where left out"), _default(column)),
            (_("Example"), column.example),
            (_("Also recognised as"), _spelled(column.headings)),
            (_("Rules about it"), rules.about(column.name)),
        ),
    )


def codes() -> tuple[Group, ...]:
    """An entry a code, under the question that it answers."""
    titles = {c.codes: c.label for c in survey().columns if c.codes}
    return tuple(
        Group(
            titles[name],
            tuple(
                Entry(
                    code.label,
                    code.code,
                    facts=((_("Also recognised as"), _spelled(code.spellings)),),
                )
                for code in code_list.codes
            ),
        )
        for name, code_list in survey().code_lists.items()
        if name in titles
    )


def product_types() -> tuple[Group, ...]:
    """An entry a product type, by family, with its unit, standards and sources."""
    products = reference.products()
    return tuple(
        Group(
            family.label,
            tuple(
                Entry(
                    name=products[code].label,
                    code=code,
                    facts=(
                        (_("Unit"), _unit_label(products[code].unit)),
                        (
                            _("Standards"),
                            ", ".join(sorted(products[code].standards)) or _("no standard applies"),
                        ),
                        (_("HS 2022"), products[code].hs6),
                        (_("EU regulation"), products[code].details.get("eu_regulation", "")),
                        (_("Source"), products[code].source),
                    ),
                )
                for code in family.products
            ),
        )
        for family in reference.families().values()
    )


def stages() -> tuple[Group, ...]:
    """An entry a stage of the value chain, in order."""
    held = tuple(
        Entry(
            f"{number(stage.order)}. {stage.label}",
            stage.code,
            facts=((_("Source"), stage.source),),
        )
        for stage in reference.stages().values()
    )
    return (Group("", held),)


def _spelled(spellings: tuple[str, ...]) -> str:
    return ", ".join(spellings)


def _note(column: Column) -> str:
    return pick({f"note_{language}": note for language, note in column.notes.items()}, "note")


def _answer(column: Column) -> str:
    names = {
        "text": _("text"), "code": _("one from a list"), "codes": _("several from a list"),
        "decimal": _("number"), "integer": _("whole number"), "percent": _("per cent"),
        "date": _("date"), "country": _("country"), "countries": _("countries"),
        "region": _("region"), "product": _("product"), "products": _("products"),
        "stages": _("stages"), "standards": _("standards"),
    }  # fmt: skip
    kind = names[column.kind]
    return _("{kind}, or a range").format(kind=kind) if column.ranged else kind


def _unit(column: Column) -> str:
    units = {
        "capacity_unit": _("as the capacity"), "days": _("days"), "employees": _("employees"),
        "shifts/day": _("shifts a day"), "days/week": _("days a week"),
    }  # fmt: skip
    return units.get(column.unit, column.unit)


def _unit_label(unit: str) -> str:
    units = survey().code_lists["capacity_unit"]
    return units[unit].label if unit in units else unit


def _bounds(column: Column) -> str:
    if column.low is None and column.high is None:
        return ""
    if column.high is None:
        return _("{low} or more").format(low=number(column.low))
    return _("{low} to {high}").format(low=number(column.low), high=number(column.high))


def _default(column: Column) -> str:
    stand_ins = {
        "": "", "upload": _("as stated at upload"), "product": _("as usual for the product"),
    }  # fmt: skip
    if column.default in stand_ins:
        return stand_ins[column.default]
    if column.codes and column.default in survey().code_lists[column.codes]:
        return survey().code_lists[column.codes][column.default].label
    return column.default
