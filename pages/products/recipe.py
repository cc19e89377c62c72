"""What one unit of a product is made of: amounts with their ranges, how sure, and from where."""

from __future__ import annotations

import pandas as pd

from cluster_data import reference
from cluster_data.survey import survey
from pages.products.sheet import Fact
from words import N_, _, quantity

_NAMES = {
    "basis_weight_coverall": N_("Basis weight of the coverall’s fabric"),
    "basis_weight_drape": N_("Basis weight of the drape’s fabric"),
    "basis_weight_gown": N_("Basis weight of the gown’s fabric"),
    "basis_weight_meltblown": N_("Basis weight of the meltblown layer"),
    "basis_weight_spunbond": N_("Basis weight of the spunbond layers"),
    "braided_multifilament": N_("Braided multifilament"),
    "cotton_hot_air_layer": N_("Cotton layer, hot-air bonded"),
    "cotton_mass": N_("Cotton"),
    "cotton_pes_elastane": N_("Cotton, polyester and elastane"),
    "electret_masterbatch": N_("Electret masterbatch"),
    "electricity": N_("Electricity"),
    "ethylene_oxide": N_("Ethylene oxide"),
    "fabric_mass": N_("Fabric, by weight"),
    "hollow_fibre_psu": N_("Hollow fibre of polysulfone"),
    "knit_cuff": N_("Knitted cuffs"),
    "leno_gauze": N_("Leno gauze"),
    "mat_laminate_pe_area": N_("Laminate, by area"),
    "mat_meltblown_area": N_("Meltblown fabric, by area"),
    "mat_sms_area": N_("SMS fabric, by area"),
    "mat_spunbond_area": N_("Spunbond fabric, by area"),
    "mat_yarn_cotton_bleached": N_("Bleached cotton yarn"),
    "nitrile_compound": N_("Nitrile compound"),
    "open_wove_check": N_("Basis weight of the open weave"),
    "pack_board": N_("Cardboard of the pack"),
    "pack_pe_film": N_("Film of the pack"),
    "pe_film": N_("Polyethylene film"),
    "pet_multifilament": N_("Polyester multifilament"),
    "plaster": N_("Plaster"),
    "pp_monofilament": N_("Polypropylene monofilament"),
    "seam_tape": N_("Seam tape"),
    "xray_chip": N_("X-ray marker"),
    "zipper": N_("Zip"),
}
"""Components that are no products of the survey."""


def parts(product: reference.Product) -> list[Fact]:
    """A fact a component, in the recipe's order."""
    return [_part(row) for row in _rows(product).to_dict("records")]


def inputs(product: reference.Product) -> tuple[str, ...]:
    """Components that are products of the survey themselves."""
    rows = _rows(product)
    known = reference.products()
    return tuple(dict.fromkeys(code for code in rows["component_code"] if code in known))


def about(product: reference.Product) -> str:
    """What the amounts are for one of, and how sure they are on the whole."""
    sure = _rows(product)["status"].str.startswith("verified")
    units = survey().code_lists["capacity_unit"]
    per = _("For one {unit}.").format(unit=units[product.unit].label)
    if sure.all():
        known = _("All amounts are measured or read in a source.")
    elif sure.any():
        known = _("Some amounts are measured, others estimates: each says which.")
    else:
        known = _("All amounts are estimates.")
    return f"{per} {known}"


def _rows(product: reference.Product) -> pd.DataFrame:
    table = reference.table("bom")
    return table[table["product_code"].eq(product.code)]


def _part(row: dict[object, object]) -> Fact:
    code = str(row["component_code"])
    known = reference.products()
    name = known[code].label if code in known else _(_NAMES.get(code, code.replace("_", " ")))
    noted = " · ".join(part for part in (str(row["basis"]), str(row["source"])) if part)
    return Fact(name, _amount(row), _status(str(row["status"])), noted)


def _amount(row: dict[object, object]) -> str:
    one = row["qty_per_unit"] == 1
    unit = {
        "piece": _("piece") if one else _("pieces"),
        "m2": "m²",
        "g/m2": "g/m²",
        "kg/m2": "kg/m²",
    }.get(str(row["qty_unit"]), str(row["qty_unit"]))
    value, low, high = (_figure(row[key]) for key in ("qty_per_unit", "qty_low", "qty_high"))
    if value is None:
        return _("amount unknown")
    shown = f"{quantity(value)} {unit}"
    if low is None or high is None or low == high:
        return shown
    return _("{amount} (from {low} to {high})").format(
        amount=shown, low=quantity(low), high=quantity(high)
    )


def _figure(cell: object) -> float | None:
    return None if not isinstance(cell, float) or pd.isna(cell) else cell


def _status(code: str) -> str:
    """Measured, derived or estimated, in the reader's words."""
    return {
        "verified": _("measured"),
        "verified (KN95 proxy)": _("measured on a KN95 mask"),
        "verified (one supplier)": _("stated by one supplier"),
        "verified (range)": _("range read in a source"),
        "derived": _("derived from measured"),
        "derived from unverified": _("derived from an estimate"),
        "derived from estimate": _("derived from an estimate"),
        "definition": _("by definition"),
        "weak source": _("weak source"),
        "unverified": _("estimate"),
    }.get(code, code)
