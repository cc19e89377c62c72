"""Draw the sprite of class patterns: small pictures that the map repeats over a region.

Run: `python scripts/build_sprite.py` after a weave in `exhibits/render/svg/patterns.py` changes.
Writes `static/sprites/classes.json` and `.png`, and both once more at twice the size (`@2x`), as
MapLibre asks for them. Nothing comes from outside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from exhibits.render.marks import SHADES, weave_of  # noqa: E402

SPRITES = ROOT / "static" / "sprites"
FINE = 8
"""Drawn so many times larger, then shrunk: thin lines become faint rather than vanish."""
Place = dict[str, int]


def names() -> list[str]:
    """The patterns there are: five classes in two inks."""
    return [f"class-{place}-{ink}" for place in range(5) for ink in SHADES]


def tile(mark: str, ratio: int) -> Image.Image:
    """One pattern, as many whole pixels wide as its weave repeats in."""
    weave = weave_of(mark)
    repeats = 1 if float(weave.size * ratio).is_integer() else 2
    size = round(weave.size * ratio * repeats)
    fine = size * FINE
    mask = Image.new("L", (fine, fine), 0)
    pen = ImageDraw.Draw(mask)
    half = weave.weight * ratio * FINE / 2
    for repeat in range(repeats):
        middle = (repeat + 0.5) * fine / repeats
        if weave.across:
            pen.rectangle((0, round(middle - half), fine, round(middle + half) - 1), fill=255)
        if weave.down:
            pen.rectangle((round(middle - half), 0, round(middle + half) - 1, fine), fill=255)
    shade = SHADES[mark.rsplit("-", 1)[1]]
    drawn = Image.new("RGBA", (size, size), shade)
    drawn.putalpha(mask.resize((size, size), Image.Resampling.BOX))
    return drawn


def sheet(ratio: int) -> tuple[Image.Image, dict[str, Place]]:
    """All patterns side by side, and where each stands."""
    tiles = {mark: tile(mark, ratio) for mark in names()}
    wide = sum(one.width + 1 for one in tiles.values())
    drawn = Image.new("RGBA", (wide, max(one.height for one in tiles.values())), (0, 0, 0, 0))
    places: dict[str, Place] = {}
    across = 0
    for mark, one in tiles.items():
        drawn.paste(one, (across, 0))
        size = {"width": one.width, "height": one.height}
        places[mark] = {"x": across, "y": 0, **size, "pixelRatio": ratio}
        across += one.width + 1
    return drawn, places


def main() -> None:
    """Write the sprite in both sizes."""
    SPRITES.mkdir(exist_ok=True)
    for ratio, suffix in ((1, ""), (2, "@2x")):
        drawn, places = sheet(ratio)
        drawn.save(SPRITES / f"classes{suffix}.png", optimize=True)
        text = json.dumps(places, separators=(",", ":"))
        (SPRITES / f"classes{suffix}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
