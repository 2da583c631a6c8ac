"""JSON Schema (2020-12) of a procedure document."""

from typing import Any

from zhichi.foundation.procedures.enums import FieldType, FiledBy, Phase
from zhichi.foundation.procedures.rules.schema_paper import RECORD, TEXT, at_most

# As long as the columns that hold them.
NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}
BASIS = {"type": "string", "maxLength": 200}
STATES, VERBS = 100, 200
NAMES = {"oneOf": [NAME, {"type": "array", "items": NAME, "minItems": 1, "uniqueItems": True}]}

FIELD: dict[str, Any] = {
    "type": "object",
    "required": ["name", "type", "title"],
    "additionalProperties": False,
    "properties": {
        "name": NAME,
        "type": {"enum": list(FieldType.values)},
        "title": TEXT,
        "required": {"type": "boolean"},
        "private": {"type": "boolean"},
        "hint": {"type": "string"},
        "initial": {"type": ["string", "integer"]},
        "minimum": {"type": "integer"},
        "maximum": {"type": "integer"},
        "options": {"type": "object", "minProperties": 1, "additionalProperties": TEXT},
    },
}
CLOCK: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "start": TEXT,
        "stop": TEXT,
        "suspend": TEXT,
        "resume": TEXT,
        "extend": TEXT,
        "n_from": NAME,
        # A limit that may not be in use yet: where it is not, no clock starts, and the act goes on.
        "where_enabled": {"type": "boolean"},
        # Not with the act but from the day on which its paper is served.
        "when": {"enum": ["served"]},
    },
    "minProperties": 1,
}
MILESTONE: dict[str, Any] = {
    "type": "object",
    "required": ["key", "text"],
    "additionalProperties": False,
    "properties": {"key": NAME, "text": at_most(300)},
}
FORM = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*@[1-9][0-9]*$"}
FILING: dict[str, Any] = {
    "type": "object",
    "required": ["state"],
    "additionalProperties": False,
    "properties": {
        "state": NAME,
        "desk": NAMES,
        "form": FORM,
        "fields": {"type": "array", "items": FIELD, "maxItems": 100},
        "clocks": {"type": "array", "items": CLOCK, "maxItems": 30},
        "milestone": MILESTONE,
        "record": RECORD,
        "anonymous": {"type": "boolean"},
        # Asked for only where it says what for and on what ground (个人信息保护法§6, §28).
        "identity": {
            "type": "object",
            "required": ["purpose", "basis"],
            "additionalProperties": False,
            "properties": {"purpose": TEXT, "basis": TEXT},
        },
        "by": {"enum": list(FiledBy.values)},
        "basis": BASIS,
    },
}
STATE: dict[str, Any] = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "properties": {"title": at_most(80), "public": at_most(200), "phase": {"enum": list(Phase.values)}},
}
VERB: dict[str, Any] = {
    "type": "object",
    "required": ["from", "to", "by"],
    "additionalProperties": False,
    "properties": {
        "title": at_most(80),
        "from": NAMES,
        "to": NAME,
        "by": {
            "oneOf": [
                {"type": "string", "pattern": "^[a-z_]+(@[a-z]+)?$"},
                {
                    "type": "array",
                    "minItems": 1,
                    "uniqueItems": True,
                    "items": {"type": "string", "pattern": "^[a-z_]+(@[a-z]+)?$"},
                },
            ]
        },
        "fields": {"type": "array", "items": FIELD, "maxItems": 100},
        "form": FORM,
        "clocks": {"type": "array", "items": CLOCK, "maxItems": 30},
        "desk": NAMES,
        "handler": {"enum": ["self", "clear", "provider"]},
        "record": RECORD,
        "milestone": MILESTONE,
        "basis": BASIS,
        "hook": {"type": "string", "pattern": "^[a-z_]+(\\.[a-z_]+)+$"},
        "help": {"type": "string"},
        "once": {"type": "boolean"},
        "after_clock": TEXT,
        "refers_to": NAME,
        "primary": {"type": "boolean"},
        "visit": {"type": "boolean"},
        "grave": {"type": "boolean"},
        "one_of": {"type": "array", "items": NAME, "minItems": 2, "uniqueItems": True},
    },
}
PROCEDURE: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["kind", "title", "states", "verbs", "filing"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": "zhichi-procedure/1"},
        "kind": NAME,
        "title": at_most(80),
        "version": {"type": "integer", "minimum": 1},
        "effective_from": {"type": "string", "format": "date"},
        "prefix": {"type": "string", "pattern": "^[A-Z]{2,4}$"},
        "basis": {"type": "string"},
        "confidential": {"type": "boolean"},
        "subject_field": NAME,
        "filing": FILING,
        "states": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": STATES,
            "propertyNames": NAME,
            "additionalProperties": STATE,
        },
        "verbs": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": VERBS,
            "propertyNames": NAME,
            "additionalProperties": VERB,
        },
    },
}
