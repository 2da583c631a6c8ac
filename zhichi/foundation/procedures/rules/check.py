"""Reading a procedure document, and everything that makes one unsound, each with its place and reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.foundation.procedures.enums import Actor, FieldType, Phase
from zhichi.foundation.procedures.rules.schema import PROCEDURE
from zhichi.foundation.procedures.rules.shape import (
    By,
    ClockEffect,
    Field,
    Filing,
    Milestone,
    Procedure,
    RecordSpec,
    State,
    Verb,
)

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


def faults_of(document: Any, known: Known | None = None) -> list[ProcedureFault]:
    """Everything wrong with `document` (a parsed YAML mapping); empty when it is sound."""
    if not isinstance(document, Mapping):
        return [ProcedureFault("(file)", "the document is not a mapping with `states` and `verbs`")]
    shape = [
        ProcedureFault(".".join(str(part) for part in error.absolute_path) or "(file)", error.message)
        for error in sorted(VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    ]
    if shape:
        return shape
    return [
        *_name_faults(document, known or Known()),
        *_field_faults(document),
        *_flow_faults(document),
    ]


def _many(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _name_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    states = document["states"]
    if document["filing"]["state"] not in states:
        yield ProcedureFault("filing.state", f"unknown state {document['filing']['state']!r}")
    yield from _desk_and_clock_faults("filing", document["filing"], known)
    for name, verb in document["verbs"].items():
        for state in _many(verb["from"]):
            if state not in states:
                yield ProcedureFault(f"verbs.{name}.from", f"unknown state {state!r}")
        if verb["to"] != "same" and verb["to"] not in states:
            yield ProcedureFault(f"verbs.{name}.to", f"unknown state {verb['to']!r}")
        for doer in _many(verb["by"]):
            role, _, tier = doer.partition("@")
            if role not in Actor.values and known.roles and role not in known.roles:
                yield ProcedureFault(f"verbs.{name}.by", f"unknown role {role!r}")
            if tier and known.tiers and tier not in known.tiers:
                yield ProcedureFault(f"verbs.{name}.by", f"unknown tier {tier!r}")
        if known.hooks and verb.get("hook") and verb["hook"] not in known.hooks:
            yield ProcedureFault(f"verbs.{name}.hook", f"no room has registered the hook {verb['hook']!r}")
        if known.limits and verb.get("after_clock") and verb["after_clock"] not in known.limits:
            yield ProcedureFault(f"verbs.{name}.after_clock", f"unknown time limit {verb['after_clock']!r}")
        yield from _desk_and_clock_faults(f"verbs.{name}", verb, known)


def _desk_and_clock_faults(place: str, part: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    for desk in _many(part.get("desk")):
        if desk not in {"same", "origin"} and known.desks and desk not in known.desks:
            yield ProcedureFault(f"{place}.desk", f"unknown kind of unit {desk!r}")
    names = {field["name"] for field in part.get("fields", ())}
    for index, effect in enumerate(part.get("clocks", ())):
        where = f"{place}.clocks.{index}"
        actions = [action for action in CLOCK_ACTIONS if action in effect]
        if len(actions) != 1:
            yield ProcedureFault(where, f"exactly one of {', '.join(CLOCK_ACTIONS)} is needed")
            continue
        target = effect[actions[0]]
        if actions[0] in {"start", "stop", "extend"} and known.limits and target not in known.limits:
            yield ProcedureFault(where, f"unknown time limit {target!r}")
        if effect.get("n_from") and effect["n_from"] not in names:
            yield ProcedureFault(where, f"n_from names no field of this form: {effect['n_from']!r}")


def _field_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        seen: set[str] = set()
        for field in part.get("fields", ()):
            where = f"{place}.fields.{field['name']}"
            if field["name"] in seen:
                yield ProcedureFault(where, "the name is used twice in this form")
            seen.add(field["name"])
            wants = field["type"] in {FieldType.CHOICE, FieldType.CHOICES}
            if wants != bool(field.get("options")):
                yield ProcedureFault(where, "a choice needs options" if wants else "only a choice has options")
        if part.get("handler") == "provider" and not any(
            field["type"] == FieldType.PROVIDER for field in part.get("fields", ())
        ):
            yield ProcedureFault(f"{place}.handler", "handler: provider needs a field of type provider")


def _flow_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    states, verbs = document["states"], document["verbs"]
    steps: dict[str, set[str]] = {state: set() for state in states}
    for verb in verbs.values():
        for state in _many(verb["from"]):
            if state in states:
                steps[state].add(state if verb["to"] == "same" else verb["to"])
    reached = _reach(document["filing"]["state"], steps)
    for state, entry in states.items():
        leaves = steps[state] - {state}
        done = entry.get("phase") == Phase.DONE
        if state not in reached:
            yield ProcedureFault(f"states.{state}", "no path leads here from the filing")
        if not leaves and not done:
            yield ProcedureFault(f"states.{state}", "a case would be stuck here: no verb leaves it and its phase is not done")
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


def read(document: Mapping[str, Any]) -> Procedure:
    """The procedure a sound document describes; raises ValueError with the first fault otherwise."""
    faults = faults_of(document)
    if faults:
        raise ValueError(str(faults[0]))
    states = {
        name: State(name, entry["title"], entry.get("public", entry["title"]), Phase(entry.get("phase", "open")))
        for name, entry in document["states"].items()
    }
    return Procedure(
        kind=document["kind"],
        title=document["title"],
        version=document.get("version", 1),
        effective_from=date.fromisoformat(str(document.get("effective_from", "2000-01-01"))),
        prefix=document.get("prefix", "PLS"),
        basis=document.get("basis", ""),
        confidential=document.get("confidential", False),
        subject_field=document.get("subject_field", ""),
        filing=_filing(document["filing"]),
        states=states,
        verbs={name: _verb(name, entry) for name, entry in document["verbs"].items()},
    )


def _filing(part: Mapping[str, Any]) -> Filing:
    return Filing(
        state=part["state"],
        desk=_many(part.get("desk")),
        fields=_fields(part),
        clocks=_clocks(part),
        milestone=_milestone(part) or Milestone("received", "已收到您的申请。"),
        record=_record(part),
        anonymous=part.get("anonymous", False),
        basis=part.get("basis", ""),
    )


def _verb(name: str, part: Mapping[str, Any]) -> Verb:
    doers = tuple(By(*doer.split("@")) for doer in _many(part["by"]))
    plain = ("handler", "basis", "hook", "help", "once", "after_clock", "refers_to", "primary", "grave")
    return Verb(
        name=name,
        title=part.get("title", name),
        from_=_many(part["from"]),
        to=part["to"],
        by=doers,
        fields=_fields(part),
        clocks=_clocks(part),
        desk=_many(part.get("desk")),
        record=_record(part),
        milestone=_milestone(part),
        **{key: part[key] for key in plain if key in part},
    )


def _fields(part: Mapping[str, Any]) -> tuple[Field, ...]:
    return tuple(
        Field(
            **{
                **entry,
                "type": FieldType(entry["type"]),
                "options": tuple(entry.get("options", {}).items()),
                "initial": str(entry.get("initial", "")),
            }
        )
        for entry in part.get("fields", ())
    )


def _clocks(part: Mapping[str, Any]) -> tuple[ClockEffect, ...]:
    return tuple(
        ClockEffect(action, effect[action], effect.get("n_from", ""))
        for effect in part.get("clocks", ())
        for action in CLOCK_ACTIONS
        if action in effect
    )


def _milestone(part: Mapping[str, Any]) -> Milestone | None:
    return Milestone(**part["milestone"]) if "milestone" in part else None


def _record(part: Mapping[str, Any]) -> RecordSpec | None:
    return RecordSpec(**part["record"]) if "record" in part else None
