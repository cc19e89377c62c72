"""The same bytes from the same exhibit: files inside a file, each with the exhibit's day."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIRST_YEAR = 1980
"""A zip knows no day before."""


def settled(content: bytes, day: dt.date) -> bytes:
    """An Office file whose times, and those of the workbooks in it, are of `day`."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    moment = (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            data = given.read(name)
            if name.endswith("core.xml"):
                data = _STAMP.sub(rb"\g<1>" + stamp, data)
            elif name.endswith(".xlsx"):
                data = settled(data, day)
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()
