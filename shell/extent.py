"""The extent that a map opens on: the places chosen, with a margin."""

from __future__ import annotations

from cluster_data import reference
from cluster_data.geo import BASIN, Bounds, region_bounds
from cluster_data.selection import Selection

_MARGIN = 0.06
"""What is left free around the places chosen, as a part of their extent."""


def extent(selection: Selection) -> Bounds | None:
    """West, south, east, north in degrees; None where no place is chosen: the basin."""
    codes = selection.regions or tuple(
        code for code, region in reference.regions().items() if region.iso2 in selection.countries
    )
    if not codes:
        return None
    # islands far out in the ocean would leave their country a small part of the map
    near = [code for code in codes if region_bounds([code])[2] > BASIN[0]]
    west, south, east, north = region_bounds(near or codes)
    across, up = _MARGIN * (east - west), _MARGIN * (north - south)
    found = (west - across, south - up, east + across, north + up)
    return tuple(round(side, 3) for side in found)  # type: ignore[return-value]
