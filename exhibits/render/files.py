"""Every file an exhibit can be taken away as; each holds what the screen shows and no more."""

from __future__ import annotations

import io
import zipfile
from typing import Literal, get_args

from exhibits.exhibit import Exhibit
from exhibits.render.csv_file import csv_bytes
from exhibits.render.file_names import file_name
from exhibits.render.geojson_file import geojson_bytes, has_places
from exhibits.render.picture_words import described
from exhibits.render.readme_file import metadata, readme
from exhibits.render.svg import svg
from words import _

Format = Literal["pptx", "xlsx", "csv", "svg", "png", "geojson", "zip"]
FORMATS: tuple[Format, ...] = get_args(Format)
_OFFICE = "application/vnd.openxmlformats-officedocument"
MIME: dict[Format, str] = {
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "geojson": "application/geo+json",
    "zip": "application/zip",
}


def formats_of(exhibit: Exhibit) -> tuple[Format, ...]:
    """The formats an exhibit has; GeoJSON only where its rows are areas or sites."""
    return tuple(format for format in FORMATS if format != "geojson" or has_places(exhibit))


def what_it_holds(format: Format) -> str:
    """A format in words."""
    return {
        "pptx": _("a slide to edit: charts, tables and maps are PowerPoint’s own"),
        "xlsx": _("a workbook: the table, Excel’s own chart, and how to read them"),
        "csv": _("the table, for any spreadsheet"),
        "svg": _("the figure as vectors, to be edited and printed at any size"),
        "png": _("the figure as a picture, for slides and pages"),
        "geojson": _("the table with its places, for maps"),
        "zip": _("table, pictures and places, with a text that says what they hold"),
    }[format]


def file_bytes(exhibit: Exhibit, format: Format, *, dark: bool = False) -> bytes:
    """The file of that format in the language in use; `dark` for pictures on a dark ground.

    Set the exhibit's `link` before, so that the files name the view they come from. ValueError
    for GeoJSON of an exhibit without places.
    """
    if format == "csv":
        return csv_bytes(exhibit)
    if format == "geojson":
        return geojson_bytes(exhibit)
    if format == "zip":
        return _archive(exhibit, dark)
    # what makes files is loaded where one is made: pages that only draw do without
    if format == "pptx":
        from exhibits.render.slides import deck

        return deck([exhibit])
    if format == "xlsx":
        from exhibits.render.workbook import xlsx_bytes

        return xlsx_bytes(exhibit)
    drawn = svg(exhibit, dark=dark)
    if format == "svg":
        return drawn
    return _picture(exhibit, drawn)


def _picture(exhibit: Exhibit, drawn: bytes) -> bytes:
    from exhibits.render.picture import png

    return described(png(drawn), exhibit)


def _archive(exhibit: Exhibit, dark: bool) -> bytes:
    """Table, pictures, places and texts; the same bytes from the same exhibit."""
    drawn = svg(exhibit, dark=dark)
    made: dict[Format, bytes] = {
        "csv": csv_bytes(exhibit),
        "svg": drawn,
        "png": _picture(exhibit, drawn),
    }
    places = has_places(exhibit)
    if places:
        made["geojson"] = geojson_bytes(exhibit)
    names: dict[Format, str] = {format: file_name(exhibit, format) for format in made}
    files = [(name, what_it_holds(format)) for format, name in names.items()]
    out = io.BytesIO()
    day = (max(exhibit.as_of.year, 1980), exhibit.as_of.month, exhibit.as_of.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [
            ("README.txt", readme(exhibit, files, places)),
            ("metadata.json", metadata(exhibit, files, places)),
            *((names[format], content) for format, content in made.items()),
        ]:
            entry = zipfile.ZipInfo(name, day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
