"""What two versions of an item say differently, place by place, in words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from zhichi.domains.catalogue.enums import (
    ActLevel,
    BodyNature,
    DayUnit,
    Handling,
    MaterialForm,
    MaterialSource,
    PowerType,
    Scope,
    ServedWhom,
    Way,
)
from zhichi.domains.catalogue.rules.item_places import WORDS

# By what a row of a list is known from one version to the next.
KNOWN_BY = {"materials": "title", "steps": "title", "questions": "ask", "more": "label"}
LABELS: dict[str, Any] = {
    "type": PowerType,
    "subject": ServedWhom,
    "handling": Handling,
    "source": MaterialSource,
    "form": MaterialForm,
    "unit": DayUnit,
    "ways": Way,
    "nature": BodyNature,
    "levels": ActLevel,
    "scope": Scope,
}
SILENT = frozenset({"format", "code", "order"})


class Difference(NamedTuple):
    """A place with what it said before and what it says now; empty where it said nothing."""

    place: str
    before: str
    after: str


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """In the order of the newer document, then what is gone."""
    before, after = dict(_said(old)), dict(_said(new))
    places = [*after, *(place for place in before if place not in after)]
    return [
        Difference(place, before.get(place, ""), after.get(place, ""))
        for place in places
        if before.get(place, "") != after.get(place, "")
    ]


def _said(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in document.items():
        if key not in SILENT:
            yield from _told(WORDS.get(key, key), key, value)


def _told(place: str, key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for inner, held in value.items():
            if inner != "name":
                yield from _told(f"{place}·{WORDS.get(inner, inner)}", inner, held)
    elif key == "basis" and isinstance(value, list):
        rows = [f"{row['law']}§{row['article']}" if row.get("article") else row["law"] for row in value]
        yield place, "；".join(rows)
    elif key in KNOWN_BY:
        for row in value:
            rest = {inner: held for inner, held in row.items() if inner not in (KNOWN_BY[key], "name")}
            here = f"{place}“{row[KNOWN_BY[key]]}”"
            yield here, "有"
            yield from _told(here, key + "_row", rest)
    elif isinstance(value, list):
        yield place, "；".join(_word(key, one) for one in value)
    else:
        yield place, _word(key, value)


def _word(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    labels = LABELS.get(key)
    return str(labels(value).label) if labels is not None and value in labels.values else str(value)
