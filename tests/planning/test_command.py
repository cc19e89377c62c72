"""`python -m planning answer` on a ledger of 25 fictive firms, against an answer worked by hand.

The files of `twenty_five_firms/` are loaded as anybody's are: 23 firms of Tunisia, one of them as a
draft, with a roster of 26 (three are silent), and two firms of Spain, without a roster. Asked on
1 June 2026: 2,500,000 type IIR masks, certified, from Tunisia, by 1 July, which is day 30: week 4
and two days of week 5. All that follows is in thousands of masks a week: N, the normal capacity,
booked share u, and what is free at low, central and high.

    Amber   1.3 M a month x 12/52 = 300, u 0.5                             150   150   150
    Birch   5.2 M a year / 52 = 100, u unstated: 1, 0.75, 0                  0    25   100
    Cedar   20 k a shift x 2 shifts x 5 days = 200, u 0.4                  120   120   120
    Dune    10,000 to 14,000 a day x 5 = 50 to 70, u 0                      50    60    70
    Elm     80, u 0.5; G 200 after 10 days, so from week 2 + 1 = 3
            200 - 40 booked = 160                              40, 40, 160 from week 3
    Fern    70, u 0, certified to day 10: 3 days of week 2     70, 30, 0 from week 3
    Jade    50, u 0.2, a draft                                               0    40    40
    Kelp    30, u 0, answered 400 days ago                                   0     0    30
    Maple   Nord 60 and Sud 40, u 0.5; Nord has 100 in stock: 100 in week 0, then
                                                                            50    50    50
    Ocre    120, u 0.5, in Spain                                            60    60    60
    Yarrow  100, u 1                                                         0     0     0

Nothing comes from Garnet (no expiry), Hazel (certified for respirators), Iris (ISO 9001 alone),
Nacre (lapsed the day before, 500 in stock), Pearl (kilograms of masks) and Lotus (gowns, 80 of
masks after 20 days, but certified for gowns alone).

    makers     stock   week 1   week 2   week 3 and on
    low         100      480      440      530
    central     100      555      515      605      (+ 25 Birch, 10 Dune, 40 Jade)
    high        100      670      630      720      (+ 75 Birch, 10 Dune, 30 Kelp)

Inputs, as so many masks' worth. Meltblown, 0.725 g a mask: Quartz 1.508 t a month = 348 kg = 480;
Russet 29 to 43.5 kg = 40, 50, 60; Slate 72.5 kg in stock = 100, all its output booked; Topaz
36.25 kg = 50, answered 400 days ago, high alone. Spunbond, 1.624 g: Umber 812 kg = 500, twice that
after 7 days, so from week 2, and 162.4 kg in stock = 100. Loops (1 t for 2,174) and wire (600 kg
for 1,395) never run out. Enough for, in total by the end of a week:

    meltblown   low 620, 1140, 1660, 2180 ..   central 630, 1160, 1690, 2220 ..
                high 690, 1280, 1870, 2460 ..
    spunbond    600, 1600, 2600 ..

    output    week 1   2     3     4     5     6
    low         480   440   530   530   530   530     makers alone, until week 24
    central     555   515   605   545   530   530     meltblown from week 4: 2220 - 1675 = 545
    high        600   630   640   590   590   590     spunbond in week 1; meltblown from week 3:
                                                      1870 - 1230 = 640

Low makes 10 a week more than its meltblown, which is 140, 220 and 210 ahead by weeks 1 to 3, so it
runs out in week 25: 210 - 21 x 10 = 0 in week 24.

    by day 30   low     100 + 1980 + 530 x 2/7 = 2231 3/7    gap -268 4/7
                central 100 + 2220 + 530 x 2/7 = 2471 3/7    gap  -28 4/7
                high    100 + 2460 + 590 x 2/7 = 2728 4/7    gap +228 4/7
    2500 there  low     420 / 530 x 7 = 5.5 days of week 5   day 34, 5 July
                central 180 / 530 x 7 = 2.4 days of week 5   day 31, 2 July
                high    530 / 590 x 7 = 6.3 days of week 4   day 28, 29 June
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cluster_data.errors import LedgerBusy
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from planning import __main__ as command_line
from planning.command import as_json, parser, question, selection
from planning.emergency import answer

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).with_name("twenty_five_firms")
AS_OF = dt.date(2026, 6, 1)
ASKED = [
    "answer", "--product", "mask_surg_iir", "--quantity", "2500000", "--by", "2026-07-01",
    "--as-of", "2026-06-01",
]  # fmt: skip
TUNISIA = [*ASKED, "--countries", "TN"]
LEVELS = ("low", "central", "high")
EXACT = 1e-6

STEADY = {
    "Amber": (150, 150, 150), "Birch": (0, 25, 100), "Cedar": (120, 120, 120),
    "Dune": (50, 60, 70), "Jade": (0, 40, 40), "Kelp": (0, 0, 30), "Maple": (50, 50, 50),
    "Ocre": (60, 60, 60),
}  # fmt: skip
MAKERS = {"low": (480, 440, 530), "central": (555, 515, 605), "high": (670, 630, 720)}
NOTHING = (
    "Garnet", "Hazel", "Iris", "Lotus", "Nacre", "Pearl", "Quartz", "Russet", "Slate", "Topaz",
    "Umber", "Violeta", "Willow", "Xenon", "Yarrow",
)  # fmt: skip
FIRMS = (*STEADY, "Elm", "Fern", *NOTHING)


def part(firm: str, level: str, week: int) -> int:
    """What a firm gives in a week, in thousands, of what its line in the table above says."""
    if week == 0:
        return 100 if firm == "Maple" else 0
    if firm == "Elm":
        return 40 if week < 3 else 160
    if firm == "Fern":
        return {1: 70, 2: 30}.get(week, 0)
    return STEADY.get(firm, (0, 0, 0))[LEVELS.index(level)]


def environment(ledger: Path) -> dict[str, str]:
    """The variables of a command on this ledger, whatever those of the test run are."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("TELA_")}
    return plain | {"TELA_DATABASE": str(ledger)}


def run(ledger: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env=environment(ledger),
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 25 firms and the roster, loaded at the command line."""
    made = tmp_path_factory.mktemp("ledger") / "tela.duckdb"
    of_tunisia = ("--cluster", "TN-FIC", "--cluster-name", "Fictive cluster, Tunisia")
    of_spain = ("--cluster", "ES-FIC", "--cluster-name", "Fictive cluster, Spain")
    for files, about in (
        (("tunisia.csv", "asked.csv"), of_tunisia),
        (("draft.csv",), (*of_tunisia, "--draft")),
        (("spain.csv",), of_spain),
    ):
        done = run(
            made, "loaders", "load", *(str(FILES / name) for name in files), *about,
            "--round", "2026-R1", "--date", "2026-05-04",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
    return made


@pytest.fixture
def ask(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Any]:
    """Run the command in this process; the answer's JSON."""
    monkeypatch.setenv("TELA_DATABASE", str(ledger))
    monkeypatch.delenv("TELA_VIEWER", raising=False)

    def asking(*arguments: str) -> Any:
        assert command_line.main([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return asking


def thousands(level: dict[str, Any], weeks: int, name: str = "output") -> list[float]:
    return [week[name] / 1000 for week in level["weeks"][:weeks]]


def exactly(expected: Any) -> Any:
    """Equal to within a thousandth of a mask and less: `EXACT` of a mask, told in thousands."""
    return pytest.approx(expected, rel=0, abs=EXACT / 1000)


def test_the_answer_is_that_worked_out_by_hand(ledger: Path) -> None:
    """The whole of it, through both commands, each a process of its own."""
    done = run(ledger, "planning", *TUNISIA, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert list(found) == ["unit", "as_of", "levels", "binds"]
    assert (found["unit"], found["as_of"]) == ("piece", "2026-06-01")
    by_hand = {
        "low": ([480, 440, 530, 530, 530, 530], "2026-07-05", Fraction(-1880, 7), 6),
        "central": ([555, 515, 605, 545, 530, 530], "2026-07-02", Fraction(-200, 7), 8),
        "high": ([600, 630, 640, 590, 590, 590], "2026-06-29", Fraction(1600, 7), 9),
    }
    assert list(found["levels"]) == list(by_hand)
    for level, (weeks, reached, gap, firms) in by_hand.items():
        told = found["levels"][level]
        assert list(told) == [
            "weeks", "date_reached", "gap_on_date", "n", "asked", "suppliers",
        ]  # fmt: skip
        assert thousands(told, 7) == exactly([100, *weeks])
        sums = [100 + sum(weeks[:week]) for week in range(7)]
        assert thousands(told, 7, "cumulative") == exactly(sums)
        assert told["date_reached"] == reached
        assert told["gap_on_date"] / 1000 == exactly(float(gap))
        assert (told["n"], told["asked"]) == (firms, 26)
    assert found["binds"] == {
        "component": "mat_meltblown", "stage": "nonwoven_meltblown",
        "shadow_price": pytest.approx(1 / 0.000725, rel=1e-12),
    }  # fmt: skip


def test_each_suppliers_part_is_that_worked_out_by_hand(ask: Callable[..., Any]) -> None:
    """By day 30 a line gives its own amounts times the share of makers' output that inputs leave.

    Low leaves all. Central: 1, 1, 1, 545/605 and 530/605 of two days of seven. High: 600/670, 1,
    640/720, 590/720 and 590/720 of two days of seven.
    """
    left = {
        "low": (Fraction(1),) * 5,
        "central": (*(Fraction(1),) * 3, Fraction(545, 605), Fraction(530, 605)),
        "high": (Fraction(600, 670), Fraction(1), Fraction(640, 720), *(Fraction(590, 720),) * 2),
    }
    passed = (1, 1, 1, 1, Fraction(2, 7))
    maple = {"TN-23": Fraction(3, 5), "TN-61": Fraction(2, 5)}  # Nord in Bizerte, Sud in Sfax
    found = ask(*TUNISIA)["levels"]
    for level, shares in left.items():
        by_hand = {}
        for firm in FIRMS:
            given = sum(
                share * days * part(firm, level, week)
                for week, (share, days) in enumerate(zip(shares, passed, strict=True), 1)
            )
            if firm == "Maple":
                by_hand |= {(firm, place): given * of for place, of in maple.items()}
                by_hand[firm, "TN-23"] += 100
            elif given and firm != "Ocre":
                by_hand[firm, None] = given
        told = found[level]["suppliers"]
        parts = {}
        for one in told:
            assert list(one) == ["site_id", "name", "region_code", "contribution"]
            firm = one["name"].split()[0]
            place = one["region_code"] if firm == "Maple" else None
            parts[firm, place] = one["contribution"] / 1000
        assert parts == exactly({who: float(one) for who, one in by_hand.items()})
        order = [one["contribution"] for one in told]
        assert order == sorted(order, reverse=True)
        assert len({one["site_id"] for one in told}) == len(told)
        there = found[level]["gap_on_date"] + 2_500_000
        assert sum(order) == pytest.approx(there, rel=0, abs=EXACT)
    amber = next(one for one in found["low"]["suppliers"] if one["name"].startswith("Amber"))
    assert amber["name"] == "Amber Masks (fictive)"
    assert amber["region_code"] == "TN-52"


def test_weeks_are_days_7w_less_6_to_7w_after_the_as_of_day(ask: Callable[..., Any]) -> None:
    for level in ask(*TUNISIA)["levels"].values():
        weeks = level["weeks"]
        assert [week["week"] for week in weeks] == list(range(53))
        assert list(weeks[0]) == ["week", "start", "end", "output", "cumulative"]
        assert (weeks[0]["start"], weeks[0]["end"]) == ("2026-06-01", "2026-06-01")
        assert (weeks[1]["start"], weeks[1]["end"]) == ("2026-06-02", "2026-06-08")
        assert (weeks[52]["start"], weeks[52]["end"]) == ("2027-05-25", "2027-05-31")


def test_low_runs_out_of_meltblown_in_week_25(ask: Callable[..., Any]) -> None:
    low = ask(*TUNISIA)["levels"]["low"]
    assert thousands(low, 27)[24:] == exactly([530, 520, 520])


def test_with_inputs_assumed_makers_alone_count(ask: Callable[..., Any]) -> None:
    """Low as before; central by day 30: 100 + 555 + 515 + 2 x 605 + 605 x 2/7, gap 52 6/7."""
    found = ask(*TUNISIA, "--inputs", "assumed")
    assert found["binds"] is None
    for level, (first, second, after) in MAKERS.items():
        assert thousands(found["levels"][level], 53) == exactly([100, first, second, *[after] * 50])
    assert found["levels"]["central"]["gap_on_date"] / 1000 == exactly(370 / 7)
    assert found["levels"]["central"]["date_reached"] == "2026-07-01"


@pytest.mark.parametrize("firm", FIRMS)
def test_a_firm_less_is_its_own_part_less_in_every_week(
    firm: str, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inputs assumed, all countries: taken out of the ledger's lines, it takes its part along."""
    monkeypatch.setenv("TELA_DATABASE", str(ledger))
    asked = question(parser().parse_args([*ASKED, "--inputs", "assumed"]), AS_OF)
    lines = supply_lines(selection(asked), Viewer("ministry"), AS_OF)
    others = lines[~lines["name"].str.startswith(firm)]
    assert len(others) < len(lines)
    whole, less = (as_json(answer(asked, some), None)["levels"] for some in (lines, others))
    for level in LEVELS:
        for now, then in zip(whole[level]["weeks"], less[level]["weeks"], strict=True):
            gone = (now["output"] - then["output"]) / 1000
            assert gone == exactly(part(firm, level, now["week"])), (level, now["week"])


def test_greece_is_known_as_nuts_spells_it() -> None:
    said = parser().parse_args([*ASKED, "--countries", "EL, gr,TN"])
    assert question(said, AS_OF).countries == ("GR", "TN")


def test_spain_brings_its_masks_and_its_spunbond(ask: Callable[..., Any]) -> None:
    """Makers + 60. Spunbond + 500 kg a week, 307.9: never short. Meltblown as before.

    Central 615 of 630, then 1160 - 615 = 545, then 530 a week. The number asked is unknown, as the
    cluster of Spain keeps no roster.
    """
    for asked in (ASKED, [*ASKED, "--countries", "TN,ES"], [*ASKED, "--countries", "es, tn"]):
        found = ask(*asked)
        central = found["levels"]["central"]
        assert thousands(central, 6) == exactly([100, 615, 545, 530, 530, 530])
        assert (central["n"], central["asked"]) == (9, None)
    alone = ask(*ASKED, "--countries", "ES", "--inputs", "assumed")["levels"]["low"]
    assert thousands(alone, 3) == exactly([0, 60, 60])
    assert [one["name"] for one in alone["suppliers"]] == ["Ocre Mascarillas (ficticia)"]


def test_without_local_makers_of_an_input_nothing_is_made(ask: Callable[..., Any]) -> None:
    """Spain makes spunbond, but no meltblown; where two run out at once the first is named."""
    found = ask(*ASKED, "--countries", "ES")
    assert thousands(found["levels"]["high"], 3) == exactly([0, 0, 0])
    assert found["levels"]["high"]["date_reached"] is None
    assert found["levels"]["high"]["gap_on_date"] == -2_500_000
    assert found["binds"]["component"] == "mat_meltblown"


def test_booked_output_is_redirected(ask: Callable[..., Any]) -> None:
    """r = 0.2: free = N (1 - 0.8 u).

    Central: Amber 180, Birch 100 (1 - 0.6) = 40, Cedar 136, Dune 60, Elm 48 and then 200 - 32 =
    168, Fern as before, Jade 42, Maple 60, Yarrow 20: 656, 616 and 706. At low Birch is booked
    up, 20; at high its booked share is none, 100.
    """
    found = ask(*TUNISIA, "--inputs", "assumed", "--redirect", "0.2")["levels"]
    assert thousands(found["central"], 4) == exactly([100, 656, 616, 706])
    assert thousands(found["low"], 4) == exactly([100, 584, 544, 634])
    assert thousands(found["high"], 4) == exactly([100, 756, 716, 806])
    assert [found[level]["n"] for level in LEVELS] == [8, 9, 10]


def test_attested_needs_no_certificate_and_counts_conversions_at_high(
    ask: Callable[..., Any],
) -> None:
    """Besides, Garnet 40 x 0.75 = 30, Hazel 90, Iris 60, Nacre 60 and its 500 in stock; Fern all
    the time, so 40 more in week 2 and 70 from week 3. At high Lotus' 80 from week 3 + 1 = 4.
    """
    found = ask(*TUNISIA, "--inputs", "assumed", "--rung", "attested")["levels"]
    more = {1: 240, 2: 280, 3: 310, 4: 310, 5: 310}
    for level, (first, second, after) in MAKERS.items():
        plain = {1: first, 2: second, 3: after, 4: after, 5: after}
        lotus = {4: 80, 5: 80} if level == "high" else {}
        by_hand = [plain[week] + more[week] + lotus.get(week, 0) for week in plain]
        assert thousands(found[level], 6) == exactly([600, *by_hand])


def test_demonstrated_is_no_more_than_the_stated_output(ask: Callable[..., Any]) -> None:
    """Dune alone states one: 11,000 a day = 55. No stock: Maple, which has it, states none."""
    found = ask(*TUNISIA, "--inputs", "assumed", "--rung", "demonstrated")["levels"]
    for level, week in (("low", 50), ("central", 55), ("high", 55)):
        assert thousands(found[level], 4) == exactly([0, week, week, week])
        assert found[level]["n"] == 1


def test_no_figure_rises_with_the_rung_nor_falls_with_the_level(ask: Callable[..., Any]) -> None:
    rungs = ("declared", "attested", "certified", "demonstrated")
    sums = {
        rung: {
            level: thousands(told, 53, "cumulative")
            for level, told in ask(*TUNISIA, "--rung", rung)["levels"].items()
        }
        for rung in rungs
    }
    for rung in rungs:
        for lower, upper in (("low", "central"), ("central", "high")):
            pairs = zip(sums[rung][lower], sums[rung][upper], strict=True)
            assert all(one <= other + EXACT for one, other in pairs)
    for lower, upper in pairwise(rungs):
        for level in LEVELS:
            pairs = zip(sums[upper][level], sums[lower][level], strict=True)
            assert all(one <= other + EXACT for one, other in pairs)


def test_a_certificate_counts_to_its_last_day(ask: Callable[..., Any]) -> None:
    """Fern's is valid to 11 June: asked on that day its week 1 is none, the day before 1/7."""
    for day, made in (("2026-06-10", 10), ("2026-06-11", 0)):
        asked = [*TUNISIA[:-4], "--as-of", day, "--countries", "TN", "--inputs", "assumed"]
        low = ask(*asked)["levels"]["low"]
        assert thousands(low, 2)[1] == exactly(410 + made)


def test_the_horizon_is_as_long_as_asked(ask: Callable[..., Any]) -> None:
    found = ask(*TUNISIA, "--horizon", "4")["levels"]
    assert [len(found[level]["weeks"]) for level in LEVELS] == [5, 5, 5]
    assert [found[level]["date_reached"] for level in LEVELS] == [None, None, "2026-06-29"]


def test_where_no_standard_applies_there_is_no_figure_rather_than_none(
    ask: Callable[..., Any],
) -> None:
    """Meltblown is certified by nothing; attested there are 348 + 36.25 kg a week at central."""
    asked = [one.replace("mask_surg_iir", "mat_meltblown") for one in TUNISIA]
    none = ask(*asked)["levels"]["central"]
    assert {week["output"] for week in none["weeks"]} == {None}
    assert (none["gap_on_date"], none["n"], none["asked"]) == (None, None, 26)
    found = ask(*asked, "--rung", "attested", "--inputs", "assumed")
    assert found["unit"] == "kg"
    assert [week["output"] for week in found["levels"]["central"]["weeks"][:3]] == pytest.approx(
        [72.5, 384.25, 384.25], abs=EXACT
    )


def test_the_public_reads_no_firms_figures_and_a_cluster_its_own(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_VIEWER", "public")
    public = ask(*TUNISIA, "--inputs", "assumed")["levels"]["low"]
    assert public["suppliers"] == []
    assert public["weeks"][0]["output"] is None  # one firm's stock
    assert public["weeks"][1]["output"] / 1000 == exactly(480)
    monkeypatch.setenv("TELA_VIEWER", "cluster:ES-FIC")
    spain = ask(*ASKED, "--inputs", "assumed")["levels"]["low"]
    assert [one["name"] for one in spain["suppliers"]] == ["Ocre Mascarillas (ficticia)"]
    monkeypatch.setenv("TELA_VIEWER", "cluster:TN-FIC")
    assert len(ask(*TUNISIA)["levels"]["low"]["suppliers"]) == 7


def test_without_json_it_is_told_in_words(
    ask: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(TUNISIA) == 0
    said = capsys.readouterr().out
    for text in (
        "Medical face mask Type IIR (piece), certified: 2,500,000 by 1 July 2026",
        "At least: there on 5 July 2026; 268,571 short on the day asked for; "
        "6 firms of 26 asked contribute.",
        "At most: there on 29 June 2026; 228,571 to spare",
        "one more tonne of it a week makes 1.38 million",
        "Amber Masks (fictive), Monastir, Tunisia: 622,668",
        "Taken as available: electret masterbatch",
    ):
        assert text in said
    assert command_line.main([*ASKED, "--lang", "fr", "--countries", "ES"]) == 0
    assert "juillet 2026" in capsys.readouterr().out
    assert command_line.main([*ASKED, "--inputs", "assumed"]) == 0
    assert "number asked unknown" in capsys.readouterr().out


def test_where_nobody_stands_nobody_knows_of_how_many(ask: Callable[..., Any]) -> None:
    found = ask(*ASKED, "--countries", "MT")["levels"]
    assert {level["asked"] for level in found.values()} == {None}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--product", "mask_surg_xii"),
        ("--product", "zzz"),
        ("--quantity", "many"),
        ("--quantity", "-1"),
        ("--quantity", "nan"),
        ("--quantity", "inf"),
        ("--by", "2026-13-01"),
        ("--by", "2026-05-31"),
        ("--as-of", "soon"),
        ("--countries", "TN,Narnia"),
        ("--redirect", "1.5"),
        ("--horizon", "0"),
        ("--horizon", "500000"),
        ("--horizon", "-3"),
    ],
)
def test_what_cant_be_asked_is_a_sentence(
    option: str, value: str, ledger: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("TELA_DATABASE", str(ledger))
    assert command_line.main([*TUNISIA, f"{option}={value}", "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    assert value.split(",")[-1].upper() in told.err.upper() or "lies before" in told.err


def test_a_viewer_that_isnt_one_and_a_busy_ledger_have_their_codes(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELA_VIEWER", "minister")
    assert command_line.main(TUNISIA) == 2
    assert "TELA_VIEWER is minister" in capsys.readouterr().err
    monkeypatch.delenv("TELA_VIEWER")

    def busy(*_any: Any) -> None:
        raise LedgerBusy()

    monkeypatch.setattr(command_line, "supply_lines", busy)
    assert command_line.main(TUNISIA) == 3
    assert "busy" in capsys.readouterr().err


def test_the_help_says_what_is_printed_and_for_whom(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["answer", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for name in ("TELA_VIEWER", "ministry", "shadow_price", "date_reached", "7w-6"):
        assert name in said


def test_day_0_is_today_unless_another_is_asked_for() -> None:
    options = parser().parse_args([*ASKED[:-2], "--inputs", "assumed"])
    asked = question(options, dt.date(2026, 6, 20))
    assert asked.as_of == dt.date(2026, 6, 20)
    assert (asked.rung, asked.assumed, asked.terms.horizon) == ("certified", None, 52)
