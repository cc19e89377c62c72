"""What stands beside a number: multiplier, unit, number held and period, or too much to be sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.values.units import HOLDING, folded_unit, multipliers, period_words, unit_words
from words import fold

_JOINTS = frozenset(
    fold(
        "per par por al alla a à la le les el il lo the each every pro au aux ao pela pelo cada "
        "ogni chaque de du des di d of da do dos em en in x del della una un une uno one um uma "
        "başına başı ανά το την τη τον σε لكل في كل بال من ouvrable ouvrables working calendar "
        "arası arasında"
    ).split()
)
_LEADING = frozenset(fold("per par por al a à p pro each every chaque cada ogni in en").split())
"""Words after which one letter may be a period, as in `5000 per d`."""
_UNCLEAR = frozenset(
    fold(
        # for each of several things, of which the number is not said
        "line lines ligne lignes línea líneas linea linee linha linhas hat hattı γραμμή خط "
        "machine machines máquina máquinas macchina macchine makine μηχανή μηχάνημα آلة ماكينة "
        "worker workers operator operators opérateur opératrice ouvrier ouvrière operario operaia "
        "operaio operador trabajador trabalhador işçi personne persona pessoa kişi εργάτη عامل "
        # a time no period is as short as
        "minute minutes min mins minuto minutos minuti minuta dakika dk λεπτό λεπτά دقيقة second "
        "seconds seconde secondes segundo secondo saniye δευτερόλεπτο ثانية "
        # more or less often than the period beside them
        "biweekly bimonthly fortnight fortnightly bimensuel bimensuelle "
        "bimestre bimestral bimestriel quincena quincenal quinzaine quindicina quinzena "
        "trimestre trimestral trimestriel trimestrielle trimestrale quarter quarterly çeyrek "
        "semestre semestral semestriel semestrielle semestrale τρίμηνο εξάμηνο "
        # money
        "chf eur euro euros usd dollar dollars gbp pound pounds tnd dt dinar dinars mad dh dhs "
        "dirham dirhams dzd egp livre livres lira liras lire tl try jod lbp ευρώ دينار درهم يورو "
        "دولار"
    ).split()
)
"""Words that make another thing of the number than a capacity in a period."""
_HALVES = frozenset(("bi", "semi", "half", "demi", "demie"))
"""Words that do so before a period only: a `demi-masque` is a product."""
_ELISION = re.compile(r"\b[ldLD]['’](?=\w)")
_WORD = re.compile(r"[^\W\d_]+[23²³]?|[/%‰€$£]|\d+", re.UNICODE)
_LONGEST = 4
_NEVER_METRES = frozenset(("M", "MT"))
"""A million and a metric ton; the metre is written small."""


@dataclass(frozen=True)
class Tail:
    """What stands beside a number: multiplier, unit, pieces a unit holds, and period.

    `rest` is what was not understood; `unclear` where what was understood is no plain capacity:
    two periods, money, a figure for each machine. `late` is a multiplier behind the unit, which
    is one in a heading (`pieces, thousands`) and unclear beside a number.
    """

    multiplier: float = 1.0
    unit: str | None = None
    holds: float | None = None
    period: str | None = None
    percent: bool = False
    rest: str = ""
    unclear: bool = False
    late: float = 1.0


NO_TAIL = Tail()


@lru_cache(maxsize=20_000)
def tail(text: str) -> Tail:
    """Read what stands beside a number, such as `k pcs/semaine` or `M uds./año`."""
    words = _WORD.findall(_ELISION.sub(" ", text))
    if not words:
        return NO_TAIL
    found = _Walk(words)
    while found.at < len(words):
        found.step()
    return Tail(
        found.multiplier, found.unit, found.holds, found.period, found.percent,
        " ".join(found.rest), found.unclear, found.late,
    )  # fmt: skip


class _Walk:
    """One pass over the words beside a number, longest known phrase first."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.folded = [folded_unit(word) for word in words]
        self.at = 0
        self.after_slash = False
        self.multiplier, self.late = 1.0, 1.0
        self.percent = self.unclear = False
        self.unit: str | None = None
        self.period: str | None = None
        self.holds: float | None = None
        self.rest: list[str] = []

    def step(self) -> None:
        """Take the next word or phrase."""
        word = self.words[self.at]
        if word in "/%‰€$£":
            self.percent |= word in "%‰"
            self.unclear |= word in "€$£"
            self.after_slash = word == "/" or self.after_slash
            self.at += 1
            return
        if not (self._phrase() or self._multiplier() or self._glued() or self._holds()):
            self.unclear |= self.folded[self.at] in _UNCLEAR or self._halved()
            if self.folded[self.at] not in _JOINTS:
                self.rest.append(word)
            self.at += 1

    def _halved(self) -> bool:
        following = self.folded[self.at + 1 : self.at + 2]
        return self.folded[self.at] in _HALVES and any(map(period_words().get, following))

    def _phrase(self) -> bool:
        for length in range(min(_LONGEST, len(self.words) - self.at), 0, -1):
            phrase = " ".join(self.folded[self.at : self.at + length])
            if self._known(phrase, length):
                self.at += length
                return True
        return False

    def _known(self, phrase: str, length: int) -> bool:
        following = self.folded[self.at + length : self.at + length + 1]
        if length == 1 and phrase in _JOINTS and any(map(period_words().get, following)):
            return False  # each month
        if length == 1 and self.words[self.at] in _NEVER_METRES:
            return False
        unit, period = unit_words().get(phrase), self._period(phrase, length)
        if length > 1 and unit == "m" and self.words[self.at] == "M":
            self.unclear = True  # M.L.: millions of litres, or metres in capitals
        if unit and self.unit is None and not (period and self.after_slash):
            self.unit = unit
            return True
        if period and self.period is None:
            self.period = period
            return True
        if period and period != self.period and not (unit and unit == self.unit):
            self.unclear = True
        # The same thing said twice ("mensuel, par mois") is no news.
        return bool((unit and unit == self.unit) or (period and period == self.period))

    def _period(self, phrase: str, length: int) -> str | None:
        """The period of a phrase; a letter alone is one only where a period may stand."""
        words = period_words()
        if len(phrase) > 1:
            return words.get(phrase) or (_inflected(phrase) if length == 1 else None)
        before = self.folded[self.at - 1] if self.at else ""
        stated = self.at > 0 and (self.words[self.at - 1] == "/" or before in _LEADING)
        if phrase == "a":  # t/a is a year's, while `5 t a week` is not
            return "year" if self.at and self.words[self.at - 1] == "/" else None
        return words.get(phrase) if stated else None

    def _multiplier(self) -> bool:
        word = self.words[self.at]
        factor = 1e6 if word == "M" else multipliers().get(self.folded[self.at])
        if factor is None or (self.after_slash and not self.unit):
            return False
        if self.rest:  # 10 000 (dix mille): a number in words, not a multiplier
            self.unclear = True
        if self.unit is not None:
            self.late *= factor
        else:
            self.multiplier *= factor
        self.at += 1
        return True

    def _glued(self) -> bool:
        """`kpcs`, `Mpcs`: a multiplier stuck to its unit."""
        word = self.words[self.at]
        unit = unit_words().get(folded_unit(word[1:])) if len(word) > 2 else None
        if unit is None or self.unit is not None or word[0] not in "kKM":
            return False
        self.multiplier *= 1e6 if word[0] == "M" else 1e3
        self.unit = unit
        self.at += 1
        return True

    def _holds(self) -> bool:
        """`boxes of 50`: how many pieces one holds."""
        if self.unit not in HOLDING or self.holds or not self.words[self.at].isdecimal():
            return False
        self.holds = float(self.words[self.at])
        self.at += 1
        if self.at < len(self.folded) and unit_words().get(self.folded[self.at]) == "piece":
            self.at += 1
        return True


@lru_cache(maxsize=4096)
def _inflected(word: str) -> str | None:
    """A period's adjective in the plural (`semanales`), or with its Arabic article."""
    words = period_words()
    if word.startswith("ال") and len(word) > 4:
        return words.get(word[2:])
    for ending in ("s", "es", "i", "e"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 4:
            for form in (stem, stem + "o", stem + "a", stem + "e"):
                if form in words:
                    return words[form]
    return None
