"""What a paper says of its case, gathered before anything is written."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.public import (
    Case,
    PartyRole,
    Record,
    last_days,
    record_rows,
    shown_paper,
    shown_value,
    slot_values,
)
from zhichi.foundation.papers.rules import (
    LINES,
    Template,
    clean,
    filled,
    filled_line,
    list_of,
    paragraphs_of,
    slots_in,
    table_of,
)
from zhichi.foundation.procedures.public import Field, FieldType
from zhichi.foundation.regions.public import Unit
from zhichi.kernel import mask


def fields_of(template: Template) -> tuple[Field, ...]:
    """What the template asks of whoever issues it, as a procedure's fields."""
    return tuple(
        Field(
            **{
                **one,
                "type": FieldType(one["type"]),
                "options": tuple(one.get("options", {}).items()),
                "initial": str(one.get("initial", "")),
            }
        )
        for one in template.fields
    )


def content_of(
    case: Case,
    template: Template,
    record: Record | None,
    answers: Mapping[str, Any] | None,
    words: Mapping[str, str],
    *,
    number: str,
    unit: Unit,
    at: datetime,
    masked: bool = False,
) -> dict[str, str]:
    """What `rules.page` sets, whole; `masked`, and `answers` None, for a look before it is issued.

    Raises BlankError for what nothing fills.
    """
    moment = record.act.at if record else at
    rows = _rows(case, record, masked)
    values = slot_values(case, rows, at=moment, paper=number, desk=unit.name, public=template.given)
    values |= {"unit": unit.name} | _people(case, rows, masked)
    values |= _asked(template, answers)
    said = "".join((template.body, *(getattr(template, place) for place in LINES)))
    values |= last_days(case, [name for name, _ in slots_in(said)])
    shown = shown_paper(record, masked=masked) if record else None
    blocks = {
        "rows": table_of((row["label"], row["value"]) for row in rows),
        "sentences": paragraphs_of(shown["text"]) if shown else "",
        "remedy": paragraphs_of([shown["remedy"]]) if shown else "",
        "materials": list_of(_materials(case, record)),
        "acts": table_of((f"{act.at:%Y-%m-%d}", act.title) for act in case.acts.order_by("seq")),
    }
    to = (shown or {}).get("to", "")
    lines = {place: _line(template, place, values, words) for place in LINES}
    return lines | {
        "title": lines["heading"] or (record.title if record and template.prints_any else template.title),
        "number": number,
        "organ": unit.name,
        "unit": unit.name,
        "day": values["day"],
        "to": lines["to"] or clean(str(to)),
        "layout": template.layout,
        "signed": "yes" if template.signed else "",
        "body": filled(template.body, values, blocks, words),
    }


def _line(template: Template, place: str, values: Mapping[str, str], words: Mapping[str, str]) -> str:
    said = getattr(template, place)
    return filled_line(said, values, words) if said else ""


def _rows(case: Case, record: Record | None, masked: bool) -> list[dict[str, str]]:
    """What the document says, people by name instead of by their row."""
    if record is None:
        return []
    record.case = case
    verb = case.procedure.verbs.get(record.act.verb)
    people = {field.name for field in verb.fields if field.type == FieldType.PROVIDER} if verb else set()
    wordless = {field.name for field in verb.fields if field.type == FieldType.STATEMENT} if verb else set()
    return [
        {**row, "value": _name(row["value"]) if row["name"] in people else row["value"]}
        for row in record_rows(record, masked=masked)
        if row["name"] not in wordless
    ]


def _name(officer: str) -> str:
    held = Officer.objects.filter(pk=int(officer)).first() if officer.isdigit() else None
    return held.name if held else officer


def _people(case: Case, rows: list[dict[str, str]], masked: bool) -> dict[str, str]:
    """Names as they are: the paper is for its party. The handler is whom the document names, else today's."""
    parties = {str(one.role): one for one in case.parties.order_by("-pk")}
    applicant, agent = parties.get(PartyRole.APPLICANT), parties.get(PartyRole.AGENT)
    named = [row["value"] for row in rows if row["name"] == "provider"]
    told = {"handler": named[0] if named else case.handler.name if case.handler else ""}
    if agent is not None:
        told["agent"] = agent.masked_name if masked else agent.name
    if applicant is not None:
        told["applicant"] = applicant.masked_name if masked else applicant.name
        told["id_number"] = applicant.masked_id if masked else applicant.id_number
        told["phone"] = applicant.masked_phone if masked else applicant.phone
        told["address"] = mask.address(applicant.address) if masked else applicant.address
    return told


def _asked(template: Template, answers: Mapping[str, Any] | None) -> dict[str, str]:
    """What whoever issues it wrote, as a page says it: days in words. None: nobody was asked yet."""
    if answers is None:
        return {f"field:{field.name}": f"（{field.title}）" for field in fields_of(template)}
    told = {}
    for field in fields_of(template):
        value = answers.get(field.name)
        if value in (None, ""):
            continue
        words = shown_value(field, value)
        if field.type == FieldType.DATE:
            year, month, day = (int(part) for part in str(value).split("-"))
            words = f"{year}年{month}月{day}日"
        told[f"field:{field.name}"] = words
    return told


def _materials(case: Case, record: Record | None) -> list[str]:
    """The papers handed in with the act that made the document; all of them where that brought none."""
    held = list(case.materials.order_by("pk"))
    with_act = [one for one in held if record is not None and one.given_at == record.act.at]
    return [one.name for one in with_act or held]
