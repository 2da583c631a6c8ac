"""A paper of whole sentences: put together when it is made, its people named when it is shown."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.actions.asking import told_answers
from zhichi.foundation.cases.enums import PartyRole
from zhichi.foundation.cases.models import Act, Case, Record
from zhichi.foundation.cases.rules import SHANGHAI
from zhichi.foundation.procedures.public import Issuer, RecordSpec, letter, shown_letter
from zhichi.foundation.timelimits.public import Clock


def letter_for(
    act: Act, spec: RecordSpec, rows: Iterable[Mapping[str, str]], *, desk: str, number: str
) -> dict[str, Any] | None:
    """What is kept of the paper's sentences; None where it has none. Asks the database for what its slots name."""
    if not spec.is_letter:
        return None
    values = slot_values(
        act.case, rows, at=act.at, paper=number, desk=desk, county=spec.issuer == Issuer.COUNTY
    )
    return letter(spec, values | last_days(act.case, spec.slots))


def slot_values(
    case: Case,
    rows: Iterable[Mapping[str, str]],
    *,
    at: datetime,
    paper: str,
    desk: str,
    county: bool = False,
    public: bool = True,
) -> dict[str, str]:
    """What the slots of a paper say, but for people and last days; `county`: the county bureau issues it."""
    bureau = case.county_unit.name
    values = {
        "number": case.number,
        "paper": paper,
        "day": _day(at),
        "filed_on": _day(case.filed_at),
        "matter": case.title,
        "unit": bureau if county else desk,
        "place": bureau.removesuffix("司法局"),
        "desk": case.unit.name,
    }
    asked = told_answers(case.procedure, case.answers, public=public)
    values |= {f"asked:{row['name']}": row["value"] for row in asked}
    return values | {f"answer:{row['name']}": row["value"] for row in rows}


def last_days(case: Case, slots: Iterable[str]) -> dict[str, str]:
    """The last day of every limit that a sentence names: of the clock started last, as it stands after the act."""
    keys = {slot.removeprefix("limit:") for slot in slots if slot.startswith("limit:")}
    if not keys:
        return {}
    clocks = Clock.objects.filter(subject=case.subject, limit__key__in=keys).order_by("pk")
    return {
        f"limit:{key}": f"{due.year}年{due.month}月{due.day}日" if due else "恢复计时后另行告知的日期"
        for key, due in clocks.values_list("limit__key", "due_on")
    }


def shown_paper(record: Record, *, masked: bool) -> dict[str, Any] | None:
    """{to, text, remedy, issuer, seal, attachments} of a document with sentences; `masked`: people as parties are."""
    if record.paper is None:
        return None
    parties = record.case.parties.filter(role__in=(PartyRole.APPLICANT, PartyRole.AGENT)).order_by("-pk")
    names = {str(one.role): one.masked_name if masked else one.name or "未留姓名的申请人" for one in parties}
    return shown_letter(record.paper, names)


def _day(at: Any) -> str:
    day = at.astimezone(SHANGHAI)
    return f"{day.year}年{day.month}月{day.day}日"
