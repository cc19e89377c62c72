"""What the columns of exhibits hold, in words; a test finds a column that has none."""

from __future__ import annotations

from collections.abc import Mapping

from exhibits.exhibit import Field
from words import _


def meaning(field: Field) -> str:
    """What a column holds; empty for a column nobody has described."""
    said = {
        **_places(),
        **_figures(),
        **_firms(),
        **_sites(),
        **_change(),
        **_outages(),
        **_gap(),
        **_shipments(),
        **_streams(),
        **_clusters(),
    }
    return said.get(f"{field.name} {field.kind}") or said.get(field.name, "")


def _outages() -> Mapping[str, str]:
    return {
        "whole": _("Capacity a week before anything drops out."),
        "holder": _("What drops out: a site, firm, region, country or border."),
        "products": _("Product types made there, each counted once."),
        "sole": _("Of these, product types made nowhere else."),
        "holders": _("Firms, regions or countries that make the product."),
        "largest": _("Share of the product’s capacity that the largest of them holds."),
        "rung text": _("The evidence at which capacity is counted."),
    }


def _places() -> Mapping[str, str]:
    return {
        "area": _("Code of the area: a region’s (ISO 3166-2 or our own) or a country’s."),
        "iso2": _("Country, ISO 3166-1 alpha-2."),
        "country": _("Country, ISO 3166-1 alpha-2."),
        "name": _("Name of what the row is about."),
        "level": _("Whether the row is a region, or a country drawn as a whole."),
        "state": _("Whether there is a figure, and if not, why."),
        "caveat": _("What limits the figure of this row."),
        "place": _("Code of what the row is about; “all” is all of them together."),
        "where": _("Where it lies."),
        "place_label": _("Name of the place."),
        "region": _("Name of the region in which the site lies."),
        "region_code": _("Code of the region in which the site lies."),
        "round": _("Code of the survey’s round."),
        "round text": _("When the time that the row is about ends."),
        "day": _("The day for which the row’s figure stands."),
        "product": _("Code of the product type."),
        "row": _("Code of what the row is about."),
        "row_label": _("Name of what the row of the heatmap is about."),
        "bar": _("Code of what the bar is about."),
        "label": _("Name of what the bar is about."),
        "series": _("Code of the part of the whole; empty where there is no figure."),
        "series_label": _("Name of the part of the whole."),
        "rung": _("Code of the evidence: declared, attested or certified."),
        "unit": _("Unit in which capacity is counted for the row’s product."),
    }


def _figures() -> Mapping[str, str]:
    return {
        "value": _("The figure that is drawn. Empty where the state says there is none."),
        "numerator": _("What is divided: the upper part of the figure, where it is a quotient."),
        "denominator": _("By what is divided: the lower part of the figure."),
        "capacity": _(
            "Capacity a week, at the evidence named in the heading; "
            "beside a need, what is missing of it."
        ),
        "share": _("The part’s share of its whole, between 0 and 1."),
        "shade": _("What the cell’s colour follows, between 0 and 1."),
        "declared": _("Capacity a week that firms state."),
        "attested": _("Of it, from approved answers at most a year old."),
        "certified": _("Of it, with a valid certificate to a standard of the product."),
        "population_year": _("Year of the population by which capacity is divided."),
        "need": _(
            "Health workers of the country, as a sign of need; "
            "beside stock and output, what is needed."
        ),
        "need_from": _("Earliest year in which those health workers were counted."),
        "need_to": _("Latest year in which those health workers were counted."),
        "said": _("The same in words."),
    }


def _firms() -> Mapping[str, str]:
    return {
        "n": _("Firms that contribute to the figure; “<3” where fewer than three do."),
        "asked": _("Firms that were asked."),
        "answered": _("Firms that have answered."),
        "member_id": _("Code of the firm."),
    }


def _sites() -> Mapping[str, str]:
    return {
        "site_id": _("Code of the site."),
        "site_name": _("Name of the site, where it differs from the firm’s."),
        "city": _("Town of the site."),
        "families": _("Families of the products made there."),
        "lines": _("Products made there, each counted once."),
        "sites": _("Sites in the hexagon."),
        "cell": _("Code of the hexagon."),
        "certified text": _("Whether a valid certificate stands behind the site’s capacity."),
        "standing": _("The same as a code."),
        "precision": _("How exactly the site’s place is known."),
        "lat": _("Latitude, WGS 84."),
        "lng": _("Longitude, WGS 84."),
        "distance_km": _("Distance from the place chosen, as the crow flies."),
    }


def _change() -> Mapping[str, str]:
    return {
        "before": _("Capacity a week in the earlier round."),
        "after": _("Capacity a week in the later round."),
        "same": _("Change at sites that answered in both rounds."),
        "entrants": _("Change by sites that answered in the later round only."),
        "leavers": _("Change by sites that answered in the earlier round only."),
        "same_share": _("That change, as a share of the earlier round’s capacity."),
        "entrants_share": _("That change, as a share of the earlier round’s capacity."),
        "leavers_share": _("That change, as a share of the earlier round’s capacity."),
        "net_share": _("The whole change, as a share of the earlier round’s capacity."),
        "n_before": _("Firms behind the earlier round’s figure."),
        "n_after": _("Firms behind the later round’s figure."),
        "product text": _("The later of the two rounds."),
    }


def _gap() -> Mapping[str, str]:
    return {
        "week": _("Number of the week, counted from the day after the figure’s."),
        "gap": _("Stock and output so far less the need so far; below 0 is short."),
        "supply": _("Stock and output over all the weeks."),
        "low": _("The least of it: at worst, or by the lowest of the published sets."),
        "central": _("What is likely: by the set of the WHO’s forecasting tool."),
        "high": _("The most of it: at best, or by the highest of the published sets."),
        "first_short": _("Day from which the need is no longer met; empty where it is."),
        "side": _("Code of the scenario: a or b."),
        "scenario": _("Which of two scenarios the row is about."),
        "panel": _("Rows that share a scale."),
    }


def _shipments() -> Mapping[str, str]:
    return {
        "what": _("Whether the row is a shipment or a need that is not met."),
        "outcome": _("The same as a code."),
        "donor": _("Code of the region, country or site that sends; empty where nothing is sent."),
        "from_name": _("Name of what sends."),
        "receiver": _("Code of the region or place that receives."),
        "to_name": _("Name of what receives."),
        "km": _("Distance between both on a great circle."),
        "from_lng": _("Longitude, WGS 84, of what sends."),
        "from_lat": _("Latitude, WGS 84, of what sends."),
        "to_lng": _("Longitude, WGS 84, of what receives."),
        "to_lat": _("Latitude, WGS 84, of what receives."),
        "required": _("What is needed over the weeks named."),
        "received": _("What of it is delivered."),
        "unmet": _("What of it is not delivered."),
    }


def _streams() -> Mapping[str, str]:
    return {
        "source_name": _("Name of where a stream comes from."),
        "target_name": _("Name of where a stream goes."),
        "source_head": _("Stage or column that the stream leaves."),
        "target_head": _("Stage or column that the stream reaches."),
        "source": _("Code of where a stream comes from."),
        "target": _("Code of where a stream goes."),
        "source_level": _("Place of that column, from 0 at the left."),
        "target_level": _("Place of that column, from 0 at the left."),
        "outcome_label": _("What becomes of a stream, or whence it comes."),
        "amount": _("The input itself, a week."),
        "amount_unit": _("Unit of that amount."),
        "stage_sites": _("Sites whose lines name the stage."),
        "which": _("Names of the parts counted."),
    }


def _clusters() -> Mapping[str, str]:
    return {
        "cluster": _("Code of the cluster."),
        "reason": _("Why the cluster is held against the one in question; empty where it is not."),
        "low ratio": _("Lower end of the interval in which the figure lies with 95 %."),
        "high ratio": _("Upper end of the interval in which the figure lies with 95 %."),
        "of": _("Firms that could have told."),
        "best": _("The best place it may have: 1 plus the clusters surely ahead of it."),
        "worst": _("The worst place it may have: all but the clusters surely behind it."),
        "ranked": _("Clusters whose intervals are known."),
        "marked": _("“own” for the cluster in question."),
    }
