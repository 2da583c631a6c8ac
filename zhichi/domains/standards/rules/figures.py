"""What the register itself answers, by the name in the `figure` of an item. Pure; words are for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.domains.standards.rules.facts import Answer, Facts
from zhichi.domains.standards.rules.inside_figures import equipment, facility, offers, window_for, zones
from zhichi.domains.standards.rules.life_figures import adviser_contract, confirmed, events, staff, verified
from zhichi.domains.standards.rules.place_figures import (
    area,
    hours_published,
    phone,
    position,
    street_facing,
    weekly_hours,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """How a figure is worked out and which parameters it takes."""

    answer: Callable[[Facts, Mapping[str, Any]], Answer]
    parameters: frozenset[str] = frozenset()


FIGURES: dict[str, Figure] = {
    "area": Figure(area, frozenset({"at_least"})),
    "street_facing": Figure(street_facing),
    "position": Figure(position),
    "phone": Figure(phone),
    "hours_published": Figure(hours_published),
    "weekly_hours": Figure(weekly_hours, frozenset({"at_least"})),
    "facility": Figure(facility, frozenset({"has"})),
    "zones": Figure(zones, frozenset({"all"})),
    "offers": Figure(offers, frozenset({"all"})),
    "window_for": Figure(window_for, frozenset({"all"})),
    "equipment": Figure(equipment, frozenset({"all"})),
    "staff": Figure(staff, frozenset({"kinds", "at_least"})),
    "adviser_contract": Figure(adviser_contract),
    "verified": Figure(verified),
    "events": Figure(events, frozenset({"days", "at_least"})),
    "confirmed": Figure(confirmed, frozenset({"days", "at_least"})),
}


def answer(figure: Mapping[str, Any], facts: Facts) -> Answer:
    """What the register says to a figure of a sound checklist."""
    return FIGURES[figure["name"]].answer(facts, figure)
