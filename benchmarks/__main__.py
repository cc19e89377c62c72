"""Measure Tela and print tables: `python -m benchmarks [PART …] [--quick] [--write]`.

Every figure stands beside a bare one, or the usual way of doing the same, of the same run, because
machines differ and drift. `--write` puts the tables measured into `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import importlib
import time

from benchmarks import document, machine

PARTS = (
    "ingest",
    "queries",
    "reruns",
    "traffic",
    "sessions",
    "growth",
    "matching",
    "slides",
    "plans",
    "chains",
)


def main() -> None:
    """Run the parts asked for, in the order of `PARTS`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="smaller and rougher, two minutes")
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    options = parser.parse_args()
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    print(machine.described(), flush=True)
    for name in [part for part in PARTS if part in (options.parts or PARTS)]:
        begun = time.perf_counter()
        tables = importlib.import_module(f"benchmarks.{name}").measure(options.quick)
        text = "\n\n".join(table.markdown() for table in tables)
        print(f"\n{text}\n\n({name}: {time.perf_counter() - begun:.0f} s)", flush=True)
        if options.write:
            document.write(name, text)


if __name__ == "__main__":
    main()
