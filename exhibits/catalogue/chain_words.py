"""What a chain of partners comes to, in words alike on every figure of it."""

from __future__ import annotations

from dataclasses import dataclass

from words import _, ngettext, number, quantity

WHOLE = 1e-9


@dataclass(frozen=True)
class Sought:
    """What is looked for: product, unit and rung as labels, so much a week."""

    product: str
    unit: str
    rung: str
    quantity: float

    @property
    def amount(self) -> str:
        """The quantity with its unit."""
        return amount_text(self.quantity, self.unit)


@dataclass(frozen=True)
class Lacking:
    """A role that falls short: its name, by how much of the product, and of itself in its unit.

    `own` is None for a stage, which has no quantity, and for the product itself.
    """

    role: str
    products: float
    own: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Together:
    """What was found: how many firms of how many countries hold it, or what is missing.

    `firms` None where the viewer may be told of no chain; `suffices` then says whether all firms
    together have enough, None where not even that may be told. `greatest` is the most a week.
    """

    sought: Sought
    suffices: bool | None
    firms: int | None = None
    countries: int = 0
    missing: tuple[Lacking, ...] = ()
    greatest: float | None = None


def finding(found: Together) -> str:
    """The answer in one sentence, without its full stop."""
    sought = found.sought
    if found.missing:
        return _missing(found)
    told = {"product": sought.product, "amount": sought.amount, "rung": sought.rung}
    if found.suffices is None:
        return _(
            "{product}: whether {amount} a week can be made together can’t be told, as too few "
            "firms stand behind a stage"
        ).format(**told)
    if found.firms is None:
        return _("{product}: all firms together have enough for {amount} a week, {rung}").format(
            **told
        )
    return ngettext(
        "{product}: {count} firm alone can make {amount} a week, {rung}",
        "{product}: these {count} firms together can make {amount} a week, {rung}",
        found.firms,
    ).format(count=number(found.firms), **told)


def _missing(found: Together) -> str:
    """The stages that fall short, two of them by name, and by how much the worst does."""
    sought, count = found.sought, len(found.missing)
    worst = found.missing[0].products
    told = {
        "product": sought.product,
        "short": quantity(worst),
        "amount": sought.amount,
        "roles": ", ".join(one.role for one in found.missing[:2]),
        "count": number(count - 2),
    }
    whole = worst >= sought.quantity * (1 - WHOLE)
    if count == 1:
        text = (
            _("{product}: only {roles} is missing, for all of {amount} a week")
            if whole
            else _("{product}: only {roles} is missing, for {short} of {amount} a week")
        )
    elif count == 2:
        text = (
            _("{product}: {roles} are missing, for all of {amount} a week")
            if whole
            else _("{product}: {roles} are missing, for up to {short} of {amount} a week")
        )
    elif whole:
        text = ngettext(
            "{product}: {roles} and {count} more are missing, for all of {amount} a week",
            "{product}: {roles} and {count} more are missing, for all of {amount} a week",
            count - 2,
        )
    else:
        text = ngettext(
            "{product}: {roles} and {count} more are missing, for up to {short} of {amount} a week",
            "{product}: {roles} and {count} more are missing, for up to {short} of {amount} a week",
            count - 2,
        )
    return text.format(**told)


def heading(found: Together) -> str:
    """The first part of a subtitle: what is looked for."""
    sought = found.sought
    return _("{amount} a week, {rung}").format(amount=sought.amount, rung=sought.rung)


def amount_text(value: float, unit: str) -> str:
    """An amount with its unit, as a figure says it."""
    return _("{amount} {unit}").format(amount=quantity(value), unit=unit)


def example_found() -> Together:
    """A fictive chain that lacks sterilisation."""
    sought = Sought("Surgical gown", "pieces", "certified", 200_000.0)
    return Together(
        sought, False, 4, 3, (Lacking("Sterilisation", 40_000.0),), greatest=160_000.0
    )  # fmt: skip
