"""Changes of a document, each to a copy: what is edited is always a document of the right form."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.referral import with_answers

Document = dict[str, Any]


class EditError(ValueError):
    """A change that cannot be made, in one sentence."""


def new_name(taken: Iterable[str], stem: str) -> str:
    """`state_3`: the first number that is free."""
    held, n = set(taken), 1
    while f"{stem}_{n}" in held:
        n += 1
    return f"{stem}_{n}"


def part_of(document: Mapping[str, Any], place: str) -> Any:
    """`filing` or `verbs.NAME`; raises EditError where there is none."""
    if place == "filing":
        return document["filing"]
    found = document["verbs"].get(place.removeprefix("verbs.")) if place.startswith("verbs.") else None
    if found is None:
        raise EditError("这个动作已经不在了，可能刚被别人删去。")
    return found


def put(document: Document, part: str, name: str, entry: Mapping[str, Any]) -> Document:
    """A state or verb, new or in its old place; what the page does not know of (a hook) stays."""
    changed = deepcopy(document)
    changed[part][name] = dict(entry)
    return changed


def put_verb(document: Document, name: str, entry: Mapping[str, Any]) -> Document:
    """The same of a verb, with what a referral needs."""
    return with_answers(put(document, "verbs", name, entry), name)


def drop_state(document: Document, name: str) -> Document:
    title = document["states"].get(name, {}).get("title", name)
    using = [
        f"“{verb.get('title', key)}”"
        for key, verb in document["verbs"].items()
        if name in many(verb["from"]) or verb["to"] == name
    ]
    if document["filing"]["state"] == name:
        raise EditError(f"申请后的第一个状态就是“{title}”，请先在“申请”里换一个。")
    if using:
        raise EditError(f"还有动作用到“{title}”：{'、'.join(using[:5])}。请先改这些动作。")
    return _without(document, "states", name)


def drop_verb(document: Document, name: str) -> Document:
    if len(document["verbs"]) == 1:
        raise EditError("程序里至少要有一个动作。")
    return _without(document, "verbs", name)


def _without(document: Document, part: str, name: str) -> Document:
    changed = deepcopy(document)
    changed[part].pop(name, None)
    return changed


def raised(document: Document, part: str, name: str) -> Document:
    """The state or verb one place further up."""
    changed = deepcopy(document)
    names = list(changed[part])
    at = names.index(name) if name in names else 0
    if at:
        names[at - 1], names[at] = names[at], names[at - 1]
        changed[part] = {key: changed[part][key] for key in names}
    return changed


def put_field(document: Document, place: str, old: str, field: Mapping[str, Any]) -> Document:
    """A field of a filing or verb, in the place of the one called `old` or at the end."""
    changed = deepcopy(document)
    part = part_of(changed, place)
    fields = part.setdefault("fields", [])
    at = next((n for n, held in enumerate(fields) if held["name"] == old), None)
    if at is None:
        fields.append(dict(field))
    else:
        fields[at] = dict(field)
    return changed


def drop_field(document: Document, place: str, name: str) -> Document:
    changed = deepcopy(document)
    part = part_of(changed, place)
    part["fields"] = [field for field in part.get("fields", []) if field["name"] != name]
    part["one_of"] = [one for one in part.get("one_of", []) if one != name]
    if len(part["one_of"]) < 2:
        del part["one_of"]
    return tidy(changed, place)


def put_clocks(document: Document, place: str, clocks: Iterable[Mapping[str, Any]]) -> Document:
    changed = deepcopy(document)
    part_of(changed, place)["clocks"] = [dict(effect) for effect in clocks]
    return tidy(changed, place)


def put_record(document: Document, place: str, record: Mapping[str, Any]) -> Document:
    changed = deepcopy(document)
    part_of(changed, place)["record"] = dict(record)
    return changed


def put_filing(document: Document, entry: Mapping[str, Any]) -> Document:
    changed = deepcopy(document)
    changed["filing"] = dict(entry)
    return changed


def tidy(document: Document, place: str) -> Document:
    """An empty list says nothing: it is left out, so that the same procedure is the same document."""
    part = part_of(document, place)
    for name in ("fields", "clocks"):
        if part.get(name) == []:
            del part[name]
    return document


def numbered(document: Mapping[str, Any], *, version: int, effective_from: str) -> Document:
    """The document as it is published: with its number and its first day."""
    changed = deepcopy(dict(document))
    changed["version"], changed["effective_from"] = version, effective_from
    return changed
