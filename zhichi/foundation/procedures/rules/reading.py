"""From a sound procedure document to its values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.foundation.procedures.enums import FieldType, FiledBy, Phase
from zhichi.foundation.procedures.rules.check import faults_of
from zhichi.foundation.procedures.rules.check_names import CLOCK_ACTIONS
from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.shape import (
    By,
    ClockEffect,
    Field,
    Filing,
    Identity,
    Milestone,
    Procedure,
    RecordSpec,
    Remedy,
    State,
    Verb,
)


def read(document: Mapping[str, Any]) -> Procedure:
    """The procedure a sound document describes; raises ValueError with the first fault otherwise."""
    faults = faults_of(document)
    if faults:
        raise ValueError(str(faults[0]))
    states = {
        name: State(
            name, entry["title"], entry.get("public", entry["title"]), Phase(entry.get("phase", "open"))
        )
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
        desk=many(part.get("desk")),
        fields=_fields(part),
        clocks=_clocks(part),
        milestone=_milestone(part) or Milestone("received", "已收到您的申请。"),
        record=_record(part),
        anonymous=part.get("anonymous", False),
        basis=part.get("basis", ""),
        form=part.get("form", ""),
        by=FiledBy(part.get("by", FiledBy.CITIZEN)),
        identity=Identity(**part["identity"]) if "identity" in part else None,
    )


def _verb(name: str, part: Mapping[str, Any]) -> Verb:
    doers = tuple(By(*doer.split("@")) for doer in many(part["by"]))
    plain = (
        "handler",
        "basis",
        "form",
        "hook",
        "help",
        "once",
        "after_clock",
        "refers_to",
        "primary",
        "grave",
        "visit",
    )
    return Verb(
        name=name,
        title=part.get("title", name),
        from_=many(part["from"]),
        to=part["to"],
        by=doers,
        fields=_fields(part),
        clocks=_clocks(part),
        desk=many(part.get("desk")),
        record=_record(part),
        milestone=_milestone(part),
        one_of=many(part.get("one_of")),
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
        ClockEffect(
            action,
            effect[action],
            effect.get("n_from", ""),
            effect.get("where_enabled", False),
            effect.get("when", ""),
        )
        for effect in part.get("clocks", ())
        for action in CLOCK_ACTIONS
        if action in effect
    )


def _milestone(part: Mapping[str, Any]) -> Milestone | None:
    return Milestone(**part["milestone"]) if "milestone" in part else None


def _record(part: Mapping[str, Any]) -> RecordSpec | None:
    return record_of(part["record"]) if "record" in part else None


def record_of(record: Mapping[str, Any]) -> RecordSpec:
    """A paper as the document holds it."""
    held = dict(record)
    for name in ("text", "attachments"):
        held[name] = tuple(held.get(name, ()))
    held["remedy"] = tuple(Remedy(**one) for one in held.get("remedy", ()))
    return RecordSpec(**held)
