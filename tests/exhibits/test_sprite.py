"""The pictures that the map repeats over regions are those of the weaves."""

from __future__ import annotations

import importlib.util
import json
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops

from exhibits.render.marks import box_lines, mark_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sprite", ROOT / "scripts" / "build_sprite.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(("ratio", "suffix"), [(1, ""), (2, "@2x")])
def test_the_sprite_is_what_the_script_draws(script: ModuleType, ratio: int, suffix: str) -> None:
    drawn, places = script.sheet(ratio)
    folder = script.SPRITES
    advice = "renew with: python scripts/build_sprite.py"
    assert json.loads((folder / f"classes{suffix}.json").read_text()) == places, advice
    with Image.open(folder / f"classes{suffix}.png") as kept:
        assert kept.size == drawn.size, advice
        assert ImageChops.difference(kept.convert("RGBA"), drawn).getbbox() is None, advice


def test_every_mark_that_a_map_may_ask_for_is_in_it(script: ModuleType) -> None:
    _drawn, places = script.sheet(1)
    wanted = {
        mark_of(place, count, dark)
        for count in range(1, 6)
        for place in range(count)
        for dark in (False, True)
    }
    assert wanted <= set(places)


def test_classes_differ_by_pattern_alone() -> None:
    lines = [tuple(box_lines(f"class-{place}-dark", 76, 18)) for place in range(5)]
    assert all(one != other for one, other in combinations(lines, 2))
    counts = [len(found) for found in lines]
    assert counts == sorted(counts), "the higher the class, the denser"
