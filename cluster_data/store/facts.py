"""Accepted rows of a file, cut into the ledger's tables. Pure functions on frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from words.fold_columns import fold_all

_ARROW = {
    "VARCHAR": pa.string(), "VARCHAR[]": pa.list_(pa.string()), "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(), "BIGINT": pa.int64(), "UBIGINT": pa.uint64(), "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
}  # fmt: skip


def item_keys(rows: pd.DataFrame) -> pd.Series:
    """What a row is about within its site: its product (as written where unmapped) and detail."""
    product = rows["product_code"].astype("object")
    unmapped = product.isna()
    named = product.where(~unmapped, "?" + _folded(rows["product_stated"].where(unmapped)))
    return named + "|" + _folded(rows["product_detail"])


def _folded(texts: pd.Series) -> pd.Series:
    codes, distinct = pd.factorize(texts)  # missing is the code -1: the last of the folded
    known = np.array([*fold_all([str(text) for text in distinct]), ""], dtype=object)
    return pd.Series(known[codes], index=texts.index)


def one_per_site(rows: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """One row a site: the last answer given to each of `columns`, the origin of the first."""
    asked = [name for name in columns if name in rows and name not in ("sheet", "row", "site_key")]
    sites = rows[["site_key", "sheet", "row", *asked]].groupby("site_key", sort=False)
    first = sites[["sheet", "row"]].first()
    return sites[asked].last().join(first).reset_index()


def certificates(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a certificate: each standard met and each certification, with its expiry."""
    kept = ["sheet", "row", "site_key", "product_code", "certificate_expiry", "notified_body"]
    parts = []
    for column, scheme in (("standards_met", "standard"), ("certifications", "certification")):
        part = rows.loc[rows[column].notna(), [*kept, column]].explode(column)
        parts.append(part.rename(columns={column: "code"}).assign(scheme=scheme))
    both = pd.concat(parts, ignore_index=True)
    return both[both["code"].notna()]


def cooperation(rows: pd.DataFrame) -> pd.DataFrame:
    """One row an answer on cooperation offered, sought, or skills needed."""
    parts = []
    for kind in ("cooperation_offered", "cooperation_sought", "skills_needs"):
        if kind in rows:
            part = rows.loc[rows[kind].notna(), ["sheet", "row", "site_key", kind]].explode(kind)
            parts.append(part.rename(columns={kind: "answer"}).assign(kind=kind))
    if not parts:
        return pd.DataFrame(columns=["sheet", "row", "site_key", "kind", "answer"])
    both = pd.concat(parts, ignore_index=True)
    return both[both["answer"].notna()]


def contacts(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a member: whom to ask. Personal data, kept apart from every figure."""
    columns = ["respondent_name", "respondent_email", "respondent_phone"]
    have = [name for name in columns if name in rows]
    if not have:
        return pd.DataFrame(columns=["member_key", *columns])
    people = rows.dropna(subset=have, how="all")
    return people.groupby("member_key", sort=False)[have].last().reset_index()


def to_arrow(frame: pd.DataFrame, columns: Mapping[str, str]) -> pa.Table:
    """The frame as an Arrow table of the given SQL types; a column it lacks is all null."""
    arrays = []
    for name, kind in columns.items():
        wanted = _ARROW[kind]
        if name in frame:
            arrays.append(_array(frame[name], wanted))
        else:
            arrays.append(pa.nulls(len(frame), wanted))
    return pa.table(dict(zip(columns, arrays, strict=True)))


def _array(values: pd.Series, wanted: pa.DataType) -> pa.Array:
    if pa.types.is_list(wanted) or values.dtype == object:
        return pa.array(values.to_numpy(object), type=wanted, from_pandas=True)
    made = pa.array(values, from_pandas=True)
    if isinstance(made, pa.ChunkedArray):
        made = made.combine_chunks()
    return made.cast(wanted, safe=False)
