"""What the certificates of a row can't carry, said where it would surprise."""

from __future__ import annotations

from typing import Any

from loaders.records.source import Source
from loaders.values.cells import equals, is_none
from loaders.values.codes import answers, code_lookup, standard


def note_certificates(source: Source, columns: dict[str, Any]) -> None:
    """Standards without an expiry, standards written as certificates, and a bare CE mark."""
    held = ~is_none(columns["standards_met"])
    endless = held & columns["certificate_expiry"].isna().to_numpy(dtype=bool)
    source.findings.each("expiry-missing", endless, source.cells("standards_met"), "standards_met")
    cells = source.cells("certifications").written
    if not source.has("certifications"):
        return
    named = cells.mapped(lambda text: standard(text) or "", "")
    where = ~equals(named, "")
    source.findings.each(
        "standard-in-certifications", where, cells, "certifications", {"standard": named}
    )
    lookup = code_lookup("certifications")
    bare = cells.mapped(lambda text: "ce" in answers(text, lookup).codes, False).astype(bool)
    source.findings.each("ce-unspecified", bare, cells, "certifications")
