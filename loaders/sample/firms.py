"""The members of the fictive clusters, drawn from one seed."""

from __future__ import annotations

import random
from functools import lru_cache

from loaders.sample.clusters import FIRST, SECOND, Area, SampleCluster, sample_clusters
from loaders.sample.profiles import trades
from loaders.sample.records import Firm
from loaders.sample.washable import Maker, makers

SEED = 20260301
"""The one seed: the same seed gives the same files to the byte."""

_HABITS = (
    (0.47, (FIRST, SECOND)), (0.14, (SECOND,)), (0.13, (FIRST,)), (0.26, ()),
)  # fmt: skip
_ALIKE = "٠١٢٣٤٥٦٧٨٩"


def chance(*of: object) -> random.Random:
    """A generator of its own for each thing drawn, so that one change moves no other."""
    return random.Random(f"{SEED}:" + ":".join(map(str, of)))


@lru_cache(maxsize=1)
def firms() -> tuple[Firm, ...]:
    """All members of all clusters, cluster by cluster."""
    return tuple(firm for cluster in sample_clusters() for firm in _members(cluster))


def _members(cluster: SampleCluster) -> list[Firm]:
    found: list[Firm] = []
    for area in cluster.areas:
        for place in range(area.members):
            found.append(_firm(cluster, area, place, len(found) + 1))
    found += [
        _maker(cluster, maker, len(found) + at)
        for at, maker in enumerate(makers(cluster.code), start=1)
    ]
    return found


def _firm(cluster: SampleCluster, area: Area, place: int, number: int) -> Firm:
    draw = chance(cluster.code, number)
    certified = place < area.certified
    trade = _trade(draw)
    answers = _habit(draw, cluster)
    if certified:
        answers = _with_second(answers, cluster, draw)
    elif area.certified == 0 and area.members == 1 and number % 2 == 0:
        answers = ()  # regions that were asked and stay silent
    return Firm(
        cluster=cluster,
        number=number,
        name=_name(cluster, number, draw),
        region=area.region,
        town=draw.choice(area.towns),
        second_site=_second_site(cluster, area, draw),
        trade=trade,
        member_type="manufacturer" if certified else trades()[trade][1],
        employees=max(6, round(draw.lognormvariate(4.3, 0.8))),
        consent=_consent(draw),
        answers=answers,
        certified_ffp2=certified,
    )


def _maker(cluster: SampleCluster, maker: Maker, number: int) -> Firm:
    """A firm whose one line is written down; it joined for the second round."""
    draw = chance(cluster.code, number)
    return Firm(
        cluster=cluster,
        number=number,
        name=_name(cluster, number, draw),
        region=maker.region,
        town=maker.town,
        second_site=None,
        trade="washable masks",
        member_type="manufacturer",
        employees=maker.employees,
        consent=_consent(draw),
        answers=(SECOND,),
        certified_ffp2=False,
        stated=maker,
    )


def _consent(draw: random.Random) -> str:
    return draw.choices(("public", "cluster_only", "authorities_only"), (30, 20, 50))[0]


def _name(cluster: SampleCluster, number: int, draw: random.Random) -> str:
    digits = str(number)
    if cluster.language == "ar":
        digits = "".join(_ALIKE[int(digit)] for digit in digits)
    return f"{draw.choice(cluster.stems)} {digits} {cluster.mark}"


def _trade(draw: random.Random) -> str:
    shares = {name: share for name, (share, _type, _products) in trades().items()}
    return draw.choices(list(shares), list(shares.values()))[0]


def _habit(draw: random.Random, cluster: SampleCluster) -> tuple[str, ...]:
    habit = draw.choices([rounds for _w, rounds in _HABITS], [weight for weight, _r in _HABITS])[0]
    return tuple(round_ for round_ in habit if round_ in cluster.dates)


def _with_second(
    answers: tuple[str, ...], cluster: SampleCluster, draw: random.Random
) -> tuple[str, ...]:
    early = FIRST in answers or (not answers and draw.random() < 0.5)
    return (FIRST, SECOND) if early and FIRST in cluster.dates else (SECOND,)


def _second_site(cluster: SampleCluster, area: Area, draw: random.Random) -> tuple[str, str] | None:
    others = [other for other in cluster.areas if other.region != area.region]
    if draw.random() > 0.04 or not others:
        return None
    other = draw.choice(others)
    return other.region, other.towns[0]
