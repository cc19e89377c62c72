"""Legal identifiers and e-mail domains, as far as they say who somebody is."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pandas as pd

from words import fold

_LEAST_DIGITS = 7
"""A shorter number is a list's own, as in `TN-0042`, and says nothing across lists."""
_SIREN, _SIRET = 9, 14
_SHARED_DOMAIN, _SHARED_ID = 2, 4
"""Names with one domain or number, beyond which it is a group's, a cluster's or a filler."""


def legal_id(stated: str, country: str) -> str:
    """An identifier levelled for comparison; empty where it can't be a register's or tax number.

    Without punctuation and the country's letters in front; of a French one the nine digits that are
    the firm's, whether a VAT number, a SIREN or a SIRET was given.
    """
    plain = re.sub(r"\W", "", fold(stated)).upper()
    for prefix in (country, "EL" if country == "GR" else country):
        if prefix and plain.startswith(prefix):
            plain = plain.removeprefix(prefix)
    digits = re.sub(r"\D", "", plain)
    if len(digits) < _LEAST_DIGITS or len(set(digits)) < 3 or digits in "01234567890123456789":
        return ""
    if country == "FR":
        if len(digits) == _SIRET:
            return digits[:_SIREN]
        if len(digits) in (_SIREN, _SIREN + 2):
            return digits[-_SIREN:]
    return plain


def legal_ids(stated: pd.Series, country: pd.Series, firms: pd.Series) -> pd.Series:
    """`legal_id` of each row; empty where none is stated or too many firms state the same."""
    pairs = zip(stated.fillna("").astype(str), country.fillna("").astype(str), strict=True)
    plain = [legal_id(text, iso2) if text else "" for text, iso2 in pairs]
    return _unless_shared(pd.Series(plain, stated.index, dtype=object), firms, _SHARED_ID)


def own_domains(domains: pd.Series, firms: pd.Series) -> pd.Series:
    """Domains in lower case; empty for mail providers and for those that several firms share."""
    plain = domains.fillna("").str.lower().str.removeprefix("www.")
    plain = plain.where(~plain.isin(_free_mail()), "")
    return _unless_shared(plain, firms, _SHARED_DOMAIN)


def _unless_shared(values: pd.Series, firms: pd.Series, most: int) -> pd.Series:
    users = pd.DataFrame({"value": values, "firm": firms}).groupby("value")["firm"].nunique()
    return values.where(~values.isin(users[users > most].index), "")


@cache
def _free_mail() -> frozenset[str]:
    with (Path(__file__).parent / "free_mail.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["domain"] for row in csv.DictReader(lines))
