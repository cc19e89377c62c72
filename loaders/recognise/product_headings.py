"""Headings that name a product: `FFP2 (pcs/week)`, `Capacité blouses`, `FFP2` under `Stock`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cluster_data.survey import survey
from loaders.decisions import Decisions
from loaders.recognise.headings import LONGEST_HEADING, headings_of
from loaders.values.products import is_spelling, product_words
from loaders.values.scales import measure_in
from loaders.values.tails import Tail, tail
from words import fold

QUANTITIES = frozenset(
    (
        "capacity_value", "current_output", "surge_capacity_value", "converted_capacity_value",
        "stock_finished", "min_order_qty",
    )
)  # fmt: skip
"""Answers counted in pieces, kilograms and the like, each of one product."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BRACKETED = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_WEIGHT = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:gr?\s?/\s?m[2²]|gsm|gr|g|plis|ply|cm|mm)\b")
"""What a product weighs or measures, which is no unit of what is made."""
_LONGEST, _MOST_WORDS = 9, 12
_KNOWN = 1.0
_SURE = 0.9
_LIKELY = 0.6


@dataclass(frozen=True)
class ProductHeading:
    """The product a column is about, the question it asks of it, and the measure it says."""

    product: str
    field: str
    measure: Tail


@dataclass(frozen=True)
class _Split:
    product: str
    rest: str


def product_heading(
    names: Sequence[str], unit: str | None, decisions: Decisions
) -> ProductHeading | None:
    """What a column's names, from the top down, say of a product; None where they name none.

    `unit` is the cell of a row of units. Without a question in the names it is the capacity.
    """
    if any(decisions.says_column(name) for name in (*names, " ".join(names))):
        return None
    for name in reversed(list(dict.fromkeys(names))):
        split = _split(name, decisions)
        if split is not None:
            others = tuple(other for other in names if other != name)
            return _heading(split, " ".join(_BRACKETED.findall(name)), others, unit)
    return None


def names_product(name: str, decisions: Decisions) -> bool:
    """True for a name with a product's known spelling in it, whatever else it says."""
    return not decisions.says_column(name) and _split(name, decisions) is not None


@lru_cache(maxsize=20_000)
def _heading(
    split: _Split, bracketed: str, others: tuple[str, ...], unit: str | None
) -> ProductHeading | None:
    field = _field(split.rest, others)
    if field is None:
        return None
    said = " ".join((*others, split.rest, f"({unit.strip('()[] ')})" if unit else ""))
    return ProductHeading(split.product, field, _filled(measure_in(said), bracketed))


def _filled(measure: Tail, bracketed: str) -> Tail:
    if measure.unit or measure.period or not bracketed:
        return measure
    return measure_in(bracketed)


def _split(name: str, decisions: Decisions) -> _Split | None:
    if decisions.values.get(("product_code", fold(name))):
        return _Split(name, "")
    return _parted(name)


@lru_cache(maxsize=20_000)
def _parted(name: str) -> _Split | None:
    """The longest part of a heading that is a product's known spelling, and what is around it."""
    if len(name) > LONGEST_HEADING or _asks(name):
        return None
    words = list(_WORD.finditer(name))
    folded = [fold(word[0]) for word in words]
    known = [not product_words().isdisjoint(word.split()) for word in folded]
    ends = [at for at, is_known in enumerate(known) if is_known][:_MOST_WORDS]
    spans = ((i, j) for i in ends for j in ends if i <= j < i + _LONGEST)
    for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
        if is_spelling(" ".join(folded[first : last + 1])):
            start, end = words[first].start(), words[last].end()
            if name[start:end].count("(") > name[start:end].count(")") and name[end:][:1] == ")":
                end += 1
            rest = _WEIGHT.sub(" ", f"{name[:start]} {name[end:]}")
            return _Split(name[start:end], rest.strip())
    return None


def _asks(name: str) -> bool:
    """True for the known heading of a question, which names no product."""
    found = headings_of(name, fuzzy=False)
    return bool(found) and found[0].score >= _SURE


def _field(rest: str, others: Sequence[str]) -> str | None:
    """The question beside a product's name; None where what stands there is not understood."""
    measured = not _left(rest)
    for least in (_KNOWN if measured else _SURE, _SURE, _LIKELY):
        for text in (rest, *reversed(others)) if least < _KNOWN else (rest,):
            if text == rest and measured and least < _KNOWN:
                continue  # `pcs/mois` beside a product is its measure, not a column of months
            for heading in headings_of(text, fuzzy=False) if text else ():
                if heading.score < least or heading.field == "product_code":
                    continue
                # A column of months and weeks, under a heading that also means a round.
                field = "capacity_period" if heading.field == "survey_round" else heading.field
                return field if field in _of_product() else None
    return "capacity_value" if measured else None


@lru_cache(maxsize=1)
def _of_product() -> frozenset[str]:
    rooms = ("capacities", "certificates")
    return frozenset(column.name for column in survey().columns if column.table in rooms)


def _left(rest: str) -> str:
    """What is neither unit nor period nor a joint in the words around a product."""
    said = tail(rest)
    return "" if not any(sign.isalpha() for sign in said.rest) else said.rest
