"""What a field looks at, and what that looks at: whether it comes back to where it began, told in the form's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Part = Mapping[str, Any]
Links = Mapping[str, frozenset[str]]


def links_of(sections: Sequence[Any]) -> dict[str, frozenset[str]]:
    """Names of the fields that each field looks at, in its own condition, its section's and its formula."""
    links: dict[str, frozenset[str]] = {}
    for section in sections:
        for field in fields_in(section):
            seen = {name for part in (section, field) for name in named(part.get("when"))}
            links[str(field.get("name"))] = frozenset(seen | set(named(field.get("formula"))))
    return links


def fields_in(section: Any) -> list[Part]:
    fields = section.get("fields") if isinstance(section, Mapping) else None
    return [field for field in fields if isinstance(field, Mapping)] if isinstance(fields, list) else []


def named(part: Any) -> Iterator[str]:
    """The fields named anywhere in a condition or a formula, sound or not."""
    if isinstance(part, Mapping):
        for word, value in part.items():
            if word in {"field", "table"} and isinstance(value, str):
                yield value
            else:
                yield from named(value)
    elif isinstance(part, list):
        for one in part:
            yield from named(one)


def way_back(start: str, to: frozenset[str], links: Links) -> list[str]:
    """The shortest way from `start` to one of `to`, both ends named; empty when there is none."""
    ways, seen = [[start]], {start}
    for way in ways:
        if way[-1] in to:
            return way
        for name in sorted(links.get(way[-1], frozenset()) - seen):
            seen.add(name)
            ways.append([*way, name])
    return []
