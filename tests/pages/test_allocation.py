"""The parts of the allocation page: its address, who may be told to give, files of one's own."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pages.allocation import giving, needing, reading
from pages.allocation.view import ANY, lot_of, packed, pairs, weeks_of
from tests.planning.supply_tables import line, lines
from words import speaking_in


def made(*rows: tuple[str, str, int, float], opened: bool = False) -> pd.DataFrame:
    """Lines of one product by region, country, firm and weekly capacity, nothing booked."""
    return lines(
        *(
            line(
                area_code=region, country=country, firm=firm, site=firm, capacity_low=amount,
                capacity_high=amount, utilisation=0.0, open=opened, listed=opened,
                site_id=f"s{firm}" if opened else None, name=None,
            )
            for region, country, firm, amount in rows
        )
    )  # fmt: skip


def given(table: pd.DataFrame, **more: object) -> giving.Givers:
    product = str(table["product_code"].iloc[0])
    with speaking_in("en"):
        return giving.givers(table, product, "attested", "central", 7, **more)  # type: ignore[arg-type]


def test_regions_of_three_firms_are_told_and_those_of_fewer_only_together() -> None:
    few = [("IT-25", "IT", 4, 10.0), ("IT-52", "IT", 5, 20.0), ("IT-52", "IT", 6, 30.0)]
    three = [("TN-52", "TN", firm, 100.0) for firm in (1, 2, 3)]
    alone = [("ES-CT", "ES", 7, 777.0), ("ES-CT", "ES", 8, 777.0)]
    found = given(made(*few, *three, *alone))
    told = found.table.set_index("place")["quantity"].to_dict()
    assert told == {"IT.other": pytest.approx(60.0), "TN-52": pytest.approx(300.0)}
    assert (found.firms, found.merged, found.left_out) == (6, 2, 1)
    assert "Other regions of Italy" in set(found.table["name"])
    # the place of what is merged does not follow from how much each gives
    other = given(made(("IT-25", "IT", 4, 99.0), *few[1:], *three, *alone)).table
    assert list(other["x"]) == list(found.table["x"])


def test_two_firms_in_all_are_never_told() -> None:
    found = given(made(("IT-25", "IT", 4, 10.0), ("IT-52", "IT", 5, 20.0)))
    assert found.table.empty
    assert (found.firms, found.left_out) == (0, 2)


def test_who_may_read_of_every_firm_is_told_every_region_and_site() -> None:
    rows = made(("IT-25", "IT", 4, 10.0), ("ES-CT", "ES", 7, 777.0), opened=True)
    assert list(given(rows).table["place"]) == ["ES-CT", "IT-25"]
    found = given(rows, sites={"s4": (9.0, 45.0)}).table.set_index("place")
    assert list(found.index) == ["s4", "s7"]
    assert tuple(found.loc["s4", ["x", "y"]]) == (9.0, 45.0)
    assert found.loc["s7", "name"] == "Name withheld, Catalonia"
    assert found["x"].notna().all(), "without a place of its own a site stands in its region"


def test_need_is_a_calm_days_by_region_and_only_where_asked() -> None:
    one, four = (needing.receivers("mask_surg_iir", weeks, ("TN",)) for weeks in (1, 4))
    assert set(one.table["country"]) == {"TN"}
    assert four.table["quantity"].sum() == pytest.approx(4 * one.table["quantity"].sum())
    assert one.low <= one.table["quantity"].sum() <= one.high
    assert needing.receivers("no_such_product", 1).table.empty
    sfax = needing.receivers("mask_surg_iir", 1, ("TN",), ("TN-61",)).table
    assert list(sfax["place"]) == ["TN-61"]
    whole = one.table.set_index("place")["quantity"]
    assert sfax["quantity"].iloc[0] == pytest.approx(whole["TN-61"])


def test_an_address_holds_what_it_has_room_for_and_drops_junk() -> None:
    closed = [("TN", "IT"), (ANY, "FR")]
    assert pairs(packed(closed) or "") == tuple(closed)
    assert pairs("TN-IT.<b>.TN-IT.x") == (("TN", "IT"),)
    assert packed([]) is None
    assert len(packed([("TN", "IT")] * 50) or "") <= 64
    assert [weeks_of(text) for text in ("", "0", "12", "99", "x")] == [4, 4, 12, 4, 4]
    assert [lot_of(text) for text in ("", "500", "-1", "1e9")] == [0.0, 500.0, 0.0, 0.0]


@pytest.mark.parametrize("role", ["donor", "receiver"])
def test_a_template_is_in_the_form(role: reading.Role) -> None:
    own = reading.own_file("t.csv", reading.template(role), role)
    table, problems = reading.placed(own, role, "great_circle")
    assert not problems
    assert table is not None
    assert len(table) == 2
    assert list(table["country"]) == (["TN", "ES"] if role == "donor" else ["IT", "FR"])


def test_semicolons_and_decimal_commas_are_read_and_headings_in_any_case() -> None:
    content = "Donor;X;Y;Product;Quantity;note\nA;10,5;35,5;m;1,5;x\nB;1;2;m;3;\n"
    own = reading.own_file("a.csv", content.encode("cp1252"), "donor")
    table, problems = reading.placed(own, "donor", "great_circle")
    assert not problems
    assert table is not None
    assert table[["place", "x", "y", "quantity"]].to_numpy().tolist() == [
        ["A", 10.5, 35.5, 1.5], ["B", 1.0, 2.0, 3.0],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"donor,x,y,product\nA,1,2,m\n", "The column “quantity” is missing."),
        (b"donor,x,y,product,quantity\nA,400,2,m,5\nB,1,2,m,5\n",
         "Row 2: “400” can’t be read as x."),
        (b"donor,x,y,product,quantity\nA,1,2,m,-5\nB,1,2,m,5\n",
         "Row 2: “-5” can’t be read as quantity."),
        (b"donor,x,y,product,quantity\nA,1,2,m,5\nA,1,2,m,6\n",
         "Row 3: A stands twice for the same product."),
        (b"donor,x,y,product,quantity\n" + b"A,x,y,m,z\n" * 9, "and 30 more problems"),
        (b"donor,x,y,product,quantity\n" + b"A,1,2,m,1\n" * 1001, "at most 1,000"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_in_sentences(content: bytes, said: str) -> None:
    with speaking_in("en"):
        own = reading.own_file("a.csv", content, "donor")
        table, problems = reading.placed(own, "donor", "great_circle")
    assert table is None
    assert problems
    assert any(said in problem for problem in problems), problems


def test_plane_coordinates_may_be_any() -> None:
    content = b"donor,x,y,product,quantity\nA,400,2000,m,5\nB,1,2,m,5\n"
    own = reading.own_file("a.csv", content, "donor")
    table, problems = reading.placed(own, "donor", "plane")
    assert not problems
    assert table is not None
    assert list(table["x"]) == [400, 1]


def test_a_day_before_the_as_of_day_is_that_day() -> None:
    from pages.allocation.view import by_of

    day = dt.date(2026, 11, 1)
    assert by_of("2020-01-01", day, 4) == day
    assert by_of("junk", day, 4) == day + dt.timedelta(days=28)
