"""Everything that makes a procedure document unsound, each fault with its place and reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.foundation.procedures.enums import Actor, FieldType, Phase
from zhichi.foundation.procedures.rules.schema import PROCEDURE

VALIDATOR = Draft202012Validator(PROCEDURE)
CLOCK_ACTIONS = ("start", "stop", "suspend", "resume", "extend")


@dataclass(frozen=True)
class ProcedureFault:
    """One thing wrong with a document: where (`verbs.accept.to`) and why."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True)
class Known:
    """The names a document may use; an empty set means that kind of name is not checked."""

    roles: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    desks: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    hooks: frozenset[str] = frozenset()
    intakes: frozenset[str] = frozenset()
    suspensions: frozenset[str] = frozenset()


def faults_of(document: Any, known: Known | None = None) -> list[ProcedureFault]:
    """Everything wrong with `document` (a parsed YAML mapping); empty when it is sound."""
    if not isinstance(document, Mapping):
        return [ProcedureFault("(file)", "the document is not a mapping with `states` and `verbs`")]
    keys = list(_key_faults(document))
    if keys:
        return keys
    shape = [
        ProcedureFault(".".join(str(part) for part in error.absolute_path) or "(file)", error.message[:300])
        for error in sorted(
            VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))
        )
    ]
    if shape:
        return shape
    return [
        *_name_faults(document, known or Known()),
        *_field_faults(document),
        *_flow_faults(document),
    ]


def _key_faults(value: Any, place: str = "(file)") -> Iterator[ProcedureFault]:
    """Names must be text: YAML reads `1:` as a number, which neither the schema nor canonical JSON takes."""
    inside = "" if place == "(file)" else f"{place}."
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                yield ProcedureFault(place, f"the name {key!r} is no text; put it in quotes")
            yield from _key_faults(item, f"{inside}{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _key_faults(item, f"{inside}{index}")


def many(value: Any) -> tuple[str, ...]:
    """One name or a list of names, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def _name_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    states = document["states"]
    try:
        date.fromisoformat(document.get("effective_from", "2000-01-01"))
    except ValueError:
        yield ProcedureFault("effective_from", f"no such day: {document['effective_from']!r}")
    if document["filing"]["state"] not in states:
        yield ProcedureFault("filing.state", f"unknown state {document['filing']['state']!r}")
    yield from _desk_and_clock_faults("filing", document["filing"], known)
    for name, verb in document["verbs"].items():
        for state in many(verb["from"]):
            if state not in states:
                yield ProcedureFault(f"verbs.{name}.from", f"unknown state {state!r}")
        if verb["to"] != "same" and verb["to"] not in states:
            yield ProcedureFault(f"verbs.{name}.to", f"unknown state {verb['to']!r}")
        for doer in many(verb["by"]):
            role, _, tier = doer.partition("@")
            if role not in Actor.values and known.roles and role not in known.roles:
                yield ProcedureFault(f"verbs.{name}.by", f"unknown role {role!r}")
            if tier and known.tiers and tier not in known.tiers:
                yield ProcedureFault(f"verbs.{name}.by", f"unknown tier {tier!r}")
        if known.hooks and verb.get("hook") and verb["hook"] not in known.hooks:
            yield ProcedureFault(f"verbs.{name}.hook", f"no room has registered the hook {verb['hook']!r}")
        if known.limits and verb.get("after_clock") and verb["after_clock"] not in known.limits:
            yield ProcedureFault(f"verbs.{name}.after_clock", f"unknown time limit {verb['after_clock']!r}")
        if known.intakes and verb.get("refers_to") and verb["refers_to"] not in known.intakes:
            yield ProcedureFault(f"verbs.{name}.refers_to", f"no room takes in {verb['refers_to']!r}")
        yield from _desk_and_clock_faults(f"verbs.{name}", verb, known)


def _desk_and_clock_faults(place: str, part: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    for desk in many(part.get("desk")):
        if desk not in {"same", "origin"} and known.desks and desk not in known.desks:
            yield ProcedureFault(f"{place}.desk", f"unknown kind of unit {desk!r}")
    numbers = {field["name"] for field in part.get("fields", ()) if field["type"] == FieldType.NUMBER}
    for index, effect in enumerate(part.get("clocks", ())):
        where = f"{place}.clocks.{index}"
        actions = [action for action in CLOCK_ACTIONS if action in effect]
        if len(actions) != 1:
            yield ProcedureFault(where, f"exactly one of {', '.join(CLOCK_ACTIONS)} is needed")
            continue
        target = effect[actions[0]]
        if actions[0] in {"start", "stop", "extend"} and known.limits and target not in known.limits:
            yield ProcedureFault(where, f"unknown time limit {target!r}")
        if actions[0] in {"suspend", "resume"} and known.suspensions and target not in known.suspensions:
            yield ProcedureFault(where, f"unknown reason of suspension {target!r}")
        if effect.get("n_from") and effect["n_from"] not in numbers:
            yield ProcedureFault(where, f"n_from names no number field of this form: {effect['n_from']!r}")
        if actions[0] == "extend" and not effect.get("n_from"):
            yield ProcedureFault(where, "an extension needs n_from, the number field that says by how much")
        if actions[0] == "extend" and "reason" not in {field["name"] for field in part.get("fields", ())}:
            yield ProcedureFault(where, "an extension needs a field `reason`")


def _field_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        seen: set[str] = set()
        for field in part.get("fields", ()):
            where = f"{place}.fields.{field['name']}"
            if field["name"] in seen:
                yield ProcedureFault(where, "the name is used twice in this form")
            seen.add(field["name"])
            yield from _one_field_faults(where, field)
        if part.get("handler") == "provider" and not any(
            field["type"] == FieldType.PROVIDER for field in part.get("fields", ())
        ):
            yield ProcedureFault(f"{place}.handler", "handler: provider needs a field of type provider")
        yield from _number_faults(place, part)
    subject = document.get("subject_field")
    asked = {field["name"]: field for field in document["filing"].get("fields", ())}
    if subject and asked.get(subject, {}).get("type") != FieldType.CHOICE:
        yield ProcedureFault(
            "subject_field", f"{subject!r} is no choice of the filing: free words could name a person"
        )


def _one_field_faults(where: str, field: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    wants = field["type"] in {FieldType.CHOICE, FieldType.CHOICES}
    if wants != bool(field.get("options")):
        yield ProcedureFault(where, "a choice needs options" if wants else "only a choice has options")
    elif wants and field.get("initial", "") != "" and field["initial"] not in field["options"]:
        yield ProcedureFault(where, f"initial is none of the options: {field['initial']!r}")
    if field.get("minimum", 0) > field.get("maximum", field.get("minimum", 0)):
        yield ProcedureFault(where, "minimum is greater than maximum")


def _number_faults(place: str, part: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    """A document's number is made of {place}, {year} and {n}; without {n} two documents would share one."""
    number = part.get("record", {}).get("number", "{n}")
    try:
        sound = number.format(place="", year=2026, n=1) != number.format(place="", year=2026, n=2)
    except (KeyError, IndexError, ValueError):
        sound = False
    if not sound:
        yield ProcedureFault(
            f"{place}.record.number", "only {place}, {year} and {n} may stand in it, and {n} must"
        )


def _flow_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    states, verbs = document["states"], document["verbs"]
    steps: dict[str, set[str]] = {state: set() for state in states}
    for verb in verbs.values():
        for state in many(verb["from"]):
            if state in states:
                steps[state].add(state if verb["to"] == "same" else verb["to"])
    reached = _reach(document["filing"]["state"], steps)
    for state, entry in states.items():
        leaves = steps[state] - {state}
        done = entry.get("phase") == Phase.DONE
        if state not in reached:
            yield ProcedureFault(f"states.{state}", "no path leads here from the filing")
        if not leaves and not done:
            yield ProcedureFault(
                f"states.{state}", "a case would be stuck here: no verb leaves it, its phase is not done"
            )
    ends = {state for state, entry in states.items() if entry.get("phase") == Phase.DONE}
    for state in reached - ends:
        if state in states and not _reach(state, steps) & ends:
            yield ProcedureFault(f"states.{state}", "no path leads from here to an end")


def _reach(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    seen, todo = set(), [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo.extend(steps.get(state, ()))
    return seen
