"""What a kind of case can fill in its papers: the words that officers read, and what may have no content."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhichi.foundation.papers.enums import Coming
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.rules import ANY_RECORD, BLOCK_WORDS, Known
from zhichi.foundation.procedures.public import ProcedureVersion, slots_here, words_here

# Beside those that every paper of a procedure has.
PEOPLE = {
    "handler": "承办人",
    "id_number": "申请人证件号码",
    "phone": "申请人电话",
    "address": "申请人住址",
}
# What every case has, whatever its kind.
EVERYWHERE = {
    "applicant": "申请人",
    "agent": "代理人",
    "number": "案号",
    "day": "出文日期",
    "filed_on": "申请日期",
    "matter": "事由",
    "unit": "出文单位",
    "place": "县（市、区）",
}
MAYBE = frozenset({*PEOPLE, "agent"})


@dataclass(frozen=True)
class Kind:
    """A kind of case as its procedure is in force on a day, read once for many templates."""

    procedure: Mapping[str, Any]
    here: Callable[[Mapping[str, Any]], dict[str, str]]
    others: tuple[Mapping[str, Any], ...]

    @property
    def parts(self) -> dict[str, Mapping[str, Any]]:
        return {"filing": self.procedure["filing"], **self.procedure["verbs"]}


def kind_of(kind: str, *, on: date) -> Kind | None:
    """None where the kind has no procedure then."""
    procedure = ProcedureVersion.objects.in_force(kind, on).values_list("document", flat=True).first()
    if procedure is None:
        return None
    others = PaperTemplate.objects.filter(record="").values_list("document", flat=True)
    return Kind(procedure, slots_here(procedure, words_here()), tuple(others))


def known_of(document: Mapping[str, Any], *, on: date, kind: Kind | None = None) -> Known:
    """Of the kind that a template document names; `kind`: where the caller has read it already."""
    words = dict(PEOPLE) | _fields(document.get("fields", ()))
    kind = kind or kind_of(str(document.get("kind", "")), on=on)
    if kind is None:
        return _everywhere(document, words)
    record, filing = document.get("record", ""), kind.procedure["filing"]
    bound = [part for part in kind.parts.values() if part.get("record", {}).get("key") == record]
    found = [kind.here(part) for part in (bound if record else [filing])]
    for each in found:
        words = each | words
    everywhere = set.intersection(*(set(each) for each in found)) if found else set()
    some = set(words) - everywhere - _required_fields(document)
    return Known(
        words=_unlike(words) | BLOCK_WORDS,
        maybe=frozenset(some | MAYBE | _named([*bound, filing], "required", False)),
        private=frozenset(_named([*bound, filing], "private", True)),
        record=_record(bound),
        numbers=_numbers(kind, str(document.get("key", ""))),
        states=frozenset(kind.procedure["states"]),
    )


def _everywhere(document: Mapping[str, Any], words: dict[str, str]) -> Known:
    """Of a kind without a procedure (yet): what every case has, and what the template asks itself.

    When the kind has its procedure, the next version is checked against that.
    """
    kind, optional = (
        document.get("kind"),
        set(_fields(document.get("fields", ()))) - _required_fields(document),
    )
    any_record = kind == Coming.ANY and document.get("record") == ANY_RECORD
    others = PaperTemplate.objects.filter(record="").exclude(key=document.get("key", ""))
    return Known(
        words=_unlike(EVERYWHERE | words) | BLOCK_WORDS if kind in Coming.values else {},
        maybe=frozenset(MAYBE | optional),
        record=(True, True) if any_record else None,
        numbers={
            one["number"]: one["title"]
            for one in others.values_list("document", flat=True)
            if one.get("number")
        },
        kind=kind in Coming.values,
    )


def words_of(document: Mapping[str, Any], *, on: date) -> dict[str, str]:
    """The words alone, for reading and writing a body."""
    return dict(known_of(document, on=on).words)


def _fields(fields: Iterable[Any]) -> dict[str, str]:
    return {
        f"field:{one['name']}": one["title"] for one in fields if isinstance(one, Mapping) and "name" in one
    }


def _required_fields(document: Mapping[str, Any]) -> set[str]:
    fields = document.get("fields", ())
    return {f"field:{one.get('name')}" for one in fields if one.get("required", True)}


def _unlike(words: Mapping[str, str]) -> dict[str, str]:
    """No two slots have the same word."""
    told: dict[str, str] = {}
    for slot, word in words.items():
        told[slot] = f"{word}（{slot}）" if word in told.values() or word in BLOCK_WORDS.values() else word
    return told


def _named(parts: Iterable[Mapping[str, Any]], trait: str, value: bool) -> set[str]:
    """The slots of all fields that are so: a filing's answers are `asked:`, in its own paper too."""
    return {
        f"{'answer' if 'from' in part else 'asked'}:{field['name']}"
        for part in parts
        for field in part.get("fields", ())
        if field.get(trait, not value) is value
    }


def _record(bound: Iterable[Mapping[str, Any]]) -> tuple[bool, bool] | None:
    specs = [part["record"] for part in bound]
    if not specs:
        return None
    return all(spec.get("given", False) for spec in specs), any(spec.get("number") for spec in specs)


def _numbers(kind: Kind, key: str) -> dict[str, str]:
    """How other papers are numbered: those of the procedure, and of templates with numbers of their own."""
    specs = (part["record"] for part in kind.parts.values() if "record" in part)
    held = {spec["number"]: spec["title"] for spec in specs if spec.get("number")}
    return held | {
        one["number"]: one["title"] for one in kind.others if one.get("number") and one["key"] != key
    }
