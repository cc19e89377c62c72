"""The finding of a change between rounds, in one sentence: the title of its figure."""

from __future__ import annotations

import pandas as pd

from words import _, ngettext, number


def finding(shown: pd.DataFrame) -> str:
    """How many products grew and shrank, and through whom; `shown` as `round_change` tidies it."""
    known = shown[shown["net_share"].notna()]
    if known.empty:
        if shown["state"].eq("suppressed").any():
            return _("no product can be shown, each having fewer than three firms")
        return _("no product stands in both rounds")
    up, down = known[_rose(known)], known[_fell(known)]
    if up.empty and down.empty:
        return ngettext(
            "{count} product, and it is unchanged",
            "{count} products, all of them unchanged",
            len(known),
        ).format(count=number(len(known)))
    grew = ngettext("{count} product grew", "{count} products grew", len(up)).format(
        count=number(len(up))
    )
    shrank = ngettext("{count} shrank", "{count} shrank", len(down)).format(count=number(len(down)))
    both = _("{grew}, {shrank}").format(grew=grew, shrank=shrank)
    through = _through(up, down)
    return _("{finding}; {detail}").format(finding=both, detail=through) if through else both


def _rose(rows: pd.DataFrame) -> pd.Series:
    return rows["net_share"] > 1e-9


def _fell(rows: pd.DataFrame) -> pd.Series:
    return rows["net_share"] < -1e-9


def _through(up: pd.DataFrame, down: pd.DataFrame) -> str:
    """Through whom most of the growing products grew, or else the shrinking ones shrank.

    Units differ between products, so products are counted and amounts are not added; nothing is
    said where not all of them tell their parts.
    """
    if not (parted(up).all() and parted(down).all()):
        return ""
    if len(up) >= len(down):
        newcomers = int((up["entrants"] > up["same"]).sum())
        if 2 * newcomers > len(up):
            return _in_how_many(
                newcomers, len(up), _("newcomers added more than the sites already there")
            )
        return _in_how_many(
            len(up) - newcomers, len(up), _("the sites already there added more than newcomers")
        )
    missing = int((down["leavers"] < down["same"]).sum())
    if 2 * missing > len(down):
        return _in_how_many(
            missing, len(down), _("sites missing from the later round took more than the others")
        )
    return _in_how_many(
        len(down) - missing, len(down), _("the same sites lost more than those missing took")
    )


def _in_how_many(few: int, count: int, said: str) -> str:
    if count == 1:
        return said
    if few == count:
        return _("in each of them, {finding}").format(finding=said)
    return _("in {few} of the {count}, {finding}").format(
        few=number(few), count=number(count), finding=said
    )


def parted(rows: pd.DataFrame) -> pd.Series:
    """Which of the rows tell their three parts, not their net change alone."""
    return rows["same_share"].notna()
