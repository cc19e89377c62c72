"""Make the letters of pictures: TrueType files from the fonts IBM publishes.

A picture is drawn, and its lines are broken, with these files, so that it looks the same on every
machine. Run: `python scripts/build_fonts.py`; it fetches npm `@ibm/plex-sans` and
`@ibm/plex-sans-arabic` with `npm pack` and writes `exhibits/render/fonts/`. Needs npm, and
fonttools and brotli of requirements-dev.txt.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[1] / "exhibits" / "render" / "fonts"
PACKAGES = {
    "@ibm/plex-sans@1.1.0": ("IBMPlexSans", "ibm-plex-sans"),
    "@ibm/plex-sans-arabic@1.1.0": ("IBMPlexSansArabic", "ibm-plex-sans-arabic"),
}
WEIGHTS = {"Regular": "regular", "SemiBold": "semibold"}


def fetch(package: str, folder: Path) -> Path:
    """The package's archive, fetched into the folder."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / done.stdout.strip().splitlines()[-1]


def convert(packed: bytes, out: Path) -> None:
    """A woff2 file as TrueType, the same bytes from the same input."""
    font = TTFont(io.BytesIO(packed), recalcTimestamp=False)
    font.flavor = None
    font.save(out)


def main() -> None:
    """Write both fonts in both weights."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        for package, (family, name) in PACKAGES.items():
            with tarfile.open(fetch(package, Path(room))) as archive:
                for weight, ending in WEIGHTS.items():
                    member = f"package/fonts/complete/woff2/{family}-{weight}.woff2"
                    found = archive.extractfile(member)
                    if found is None:
                        raise FileNotFoundError(f"{member} in {package}")
                    convert(found.read(), OUT / f"{name}-{ending}.ttf")


if __name__ == "__main__":
    main()
