"""Map layers: files under static/geo, addressed by their content so that browsers may keep them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[2] / "static" / "geo"
_HASH_LENGTH = 8


@dataclass(frozen=True)
class Layer:
    """A GeoJSON file and the address the browser fetches it from, relative to the page.

    The address changes with the content (`?v=` and the first eight digits of its SHA-256).
    """

    name: str
    path: Path
    url: str

    def read(self) -> dict[str, Any]:
        """Return the parsed FeatureCollection, coordinates in degrees of longitude, latitude."""
        with self.path.open(encoding="utf-8") as file:
            collection: dict[str, Any] = json.load(file)
        return collection


@lru_cache(maxsize=1)
def layer_names() -> tuple[str, ...]:
    """Return the names of the layers there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


@cache
def layer(name: str) -> Layer:
    """Return the layer `regions` (one feature a drawn region, `id` its code) or `land`.

    Raises KeyError where there is no such layer.
    """
    if name not in layer_names():
        raise KeyError(f"no map layer {name!r}; there are {', '.join(layer_names())}")
    path = _FOLDER / f"{name}.json"
    version = sha256(path.read_bytes()).hexdigest()[:_HASH_LENGTH]
    return Layer(name, path, f"app/static/geo/{path.name}?v={version}")
