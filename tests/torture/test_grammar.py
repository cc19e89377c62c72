"""Amounts put together from parts: read as they were put together, or refused; never otherwise."""

from __future__ import annotations

import random

import pytest

from cluster_data.survey import survey
from loaders.values.amounts import Amount, amount
from loaders.values.marks import Marks, Sign
from loaders.values.units import HOLDING

DECIMAL: dict[str, Sign] = {"en": ".", "ar": "."}
JOINTS = {
    "en": "/| per | a | each ", "fr": "/| par | / ", "es": "/| por | al ", "it": "/| al | per ",
    "pt": "/| por | ao ", "tr": "/| / ", "el": "/| ανά ", "ar": "/| لكل | في ال",
}  # fmt: skip
THOUSANDS = {
    "en": "k|K| thousand", "fr": "k| mille", "es": "k| mil", "it": " mila|mila", "pt": " mil",
    "tr": " bin", "el": " χιλ.", "ar": " ألف| آلاف",
}  # fmt: skip
MILLIONS = {
    "en": "M| million| mn", "fr": "M| millions de", "es": "M| millones de", "it": " milioni| mln",
    "pt": " milhões", "tr": " milyon", "el": " εκατ.", "ar": " مليون",
}  # fmt: skip
ABOUT = {
    "en": "approx. |~|c. ", "fr": "env. |≈ ", "es": "aprox. |unas ", "it": "circa ",
    "pt": "cerca de ", "tr": "yaklaşık ", "el": "περίπου ", "ar": "حوالي ",
}  # fmt: skip
TO = {"en": " to |-", "fr": " à |-", "es": " a ", "it": " - ", "pt": " a ", "tr": "-",
      "el": " έως ", "ar": " إلى "}  # fmt: skip


def _number(value: float, group: str, decimal: str) -> str:
    whole, _, rest = f"{value:,.10g}".partition(".")
    return whole.replace(",", group) + (decimal + rest if rest else "")


def _composed(dice: random.Random, language: str) -> tuple[str, Amount, str, str]:
    """A text; its two ends as an `Amount`; its unit and period, "" where it says none."""
    decimal = DECIMAL.get(language, ",")
    other = "," if decimal == "." else "."
    group = dice.choice((" ", "\u202f", "'", "", other))
    low: float = dice.choice(
        (dice.randint(1, 999), dice.randint(1_000, 9_999_999), dice.randint(100, 99_999) / 100)
    )
    high = low * dice.choice((2, 5)) if dice.random() < 0.2 else low
    factor, word = 1.0, ""
    if low < 1_000 and dice.random() < 0.4:
        factor, words = dice.choice(((1e3, THOUSANDS), (1e6, MILLIONS)))
        word = dice.choice(words[language].split("|"))
    text = _number(low, group, decimal)
    if high > low:
        text += dice.choice(TO[language].split("|")) + _number(high, group, decimal)
    elif dice.random() < 0.3:
        text = dice.choice(ABOUT[language].split("|")) + text
    text += word
    unit = period = ""
    if dice.random() < 0.8:
        lists = [survey().code_lists[name].codes for name in ("capacity_unit", "stated_units")]
        units = [code for codes in lists for code in codes if code.code not in HOLDING]
        code = dice.choice(units)
        unit = code.code
        label = code.labels[language].partition(" (")[0]
        text += " " + dice.choice([label, *code.spellings[:2]])
    if dice.random() < 0.8:
        code = dice.choice(survey().code_lists["capacity_period"].codes)
        period = code.code
        text += dice.choice(JOINTS[language].split("|")) + code.labels[language]
    return text, Amount(low * factor, high * factor), unit, period


@pytest.mark.parametrize("language", JOINTS)
def test_no_composed_amount_is_misread(language):
    dice = random.Random(language)
    marks = Marks(DECIMAL.get(language, ","), sure=True)
    refused, several = 0, 1_000
    for _ in range(several):
        text, meant, unit, period = _composed(dice, language)
        read = amount(text, marks)
        if read.low is None:
            refused += 1
            continue
        assert (read.low, read.high) == pytest.approx((meant.low, meant.high)), text
        assert (read.tail.unit or "", read.tail.period or "") == (unit, period), text
    assert refused < 0.02 * several
