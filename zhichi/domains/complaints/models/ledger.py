"""投诉台账 (domain.md §3.6): a view of the cases, nothing is typed twice. A page costs a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate, localtime

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models.complaint import Complaint
from zhichi.domains.complaints.models.kinds import kinds
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, Party, PartyRole, Record
from zhichi.foundation.service.public import Service

# The columns in the order of the bureau's own book.
COLUMNS = {
    "number": "编号",
    "filed_on": "登记日期",
    "channel": "来源",
    "complainant": "投诉人",
    "respondent": "被投诉人（机构）",
    "kind": "投诉种类",
    "sort": "归类",
    "unit": "承办单位",
    "accepted_on": "受理日期",
    "acceptance": "受理文号",
    "passed_to": "转给哪里",
    "letter": "转办函号",
    "handlers": "办理人员",
    "acts": "调查次数",
    "extended_on": "延长日期",
    "result": "处理结果",
    "decided_on": "决定日期",
    "decision": "决定文号",
    "served": "送达投诉人",
    "served_respondent": "送达被投诉人",
    "remedy": "救济已告知",
    "days": "用时（天）",
    "due": "下一期限",
    "state": "状态",
}
HEAD = tuple(COLUMNS.values())
DECISION = "cp.decision"
TOLD_REMEDY = frozenset({DECISION, "cp.refusal_notice", "cp.termination_told"})
STATES = {
    "open": Q(case__closed_at=None),
    "done": Q(case__closed_at__isnull=False),
}


@dataclass(frozen=True)
class Wish:
    """What of the ledger is wanted; "" and None do not narrow it. `since` and `until` are days of registration."""

    target: str = ""
    sort: str = ""
    result: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None


def complaints_of(actor: Actor, wish: Wish) -> QuerySet[Complaint, Complaint]:
    """The complaints this officer may know of, the newest first."""
    seen = Case.objects.visible_to(actor).filter(kind=KIND)
    rows = Complaint.objects.filter(case__in=seen.values("pk"))
    exact = {"target": wish.target, "sort": wish.sort, "result": wish.result}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wish.since:
        rows = rows.filter(case__filed_at__date__gte=wish.since)
    if wish.until:
        rows = rows.filter(case__filed_at__date__lte=wish.until)
    if wish.state in STATES:
        rows = rows.filter(STATES[wish.state])
    return rows.order_by("-case__filed_at", "-pk")


def totals_of(rows: QuerySet[Complaint, Complaint]) -> list[tuple[str, str, int]]:
    """(key, title, how many) by kind: each leads to its own rows. One statement."""
    counted = dict(rows.order_by().values_list("target").annotate(n=Count("pk")).values_list("target", "n"))
    return [(key, kind.title, counted[key]) for key, kind in kinds().items() if key in counted]


def lines_of(rows: Iterable[Complaint], *, at: datetime) -> list[list[str]]:
    """The cells of each, in the order of HEAD. `rows` with their case, unit and handlers."""
    held = list(rows)
    told = _told([row.pk for row in held])
    return [_line(row, told, at) for row in held]


@dataclass(frozen=True)
class Told:
    """What the cases of one page hold, by case."""

    acts: dict[int, list[Act]]
    records: dict[int, list[Record]]
    services: dict[int, list[Service]]
    parties: dict[int, list[Party]]


def _told(ids: Sequence[int]) -> Told:
    def by_case(found: Iterable[Any]) -> dict[int, list[Any]]:
        kept: dict[int, list[Any]] = defaultdict(list)
        for one in found:
            kept[one.case_id].append(one)
        return kept

    return Told(
        by_case(Act.objects.filter(case__in=ids).order_by("seq")),
        by_case(Record.objects.filter(case__in=ids).defer("paper").order_by("pk")),
        by_case(Service.objects.filter(case__in=ids, record__key=DECISION)),
        by_case(Party.objects.filter(case__in=ids, role=PartyRole.APPLICANT)),
    )


def _line(row: Complaint, told: Told, at: datetime) -> list[str]:
    case, pk = row.case, row.pk
    acts, records = told.acts.get(pk, []), told.records.get(pk, [])
    letter = _last(records, "cp.transfer_letter")
    organ = next((one["value"] for one in letter.data if one["name"] == "organ"), "") if letter else ""
    party = next(iter(told.parties.get(pk, [])), None)
    named = [one.name for one in (row.first, row.second) if one is not None]
    decision = _last(records, DECISION)
    return [
        case.number,
        _day(case.filed_at),
        str(case.get_channel_display()),
        party.masked_name if party else "",
        str(case.answers.get("respondent", "")),
        kinds()[row.target].title,
        str(row.get_sort_display()) if row.sort else "",
        case.unit.name,
        _when(acts, "accept"),
        _number(records, "cp.acceptance_notice"),
        organ,
        letter.number if letter else "",
        "、".join(named),
        str(sum(act.verb == "investigate" for act in acts)),
        _when(acts, "extend"),
        str(row.get_result_display()) if row.result else "",
        _when(acts, "decide"),
        decision.number if decision else "",
        _served(told.services.get(pk, []), to_party=True),
        _served(told.services.get(pk, []), to_party=False),
        "是" if any(one.key in TOLD_REMEDY for one in records) else "",
        str(case.age_days(at=at)),
        "" if case.is_done or case.next_date is None else case.next_date.isoformat(),
        case.current_state.title,
    ]


def _last(records: Sequence[Record], key: str) -> Record | None:
    return next((one for one in reversed(records) if one.key == key), None)


def _number(records: Sequence[Record], key: str) -> str:
    held = _last(records, key)
    return held.number if held else ""


def _when(acts: Sequence[Act], verb: str) -> str:
    return next((_day(act.at) for act in reversed(acts) if act.verb == verb), "")


def _served(services: Sequence[Service], *, to_party: bool) -> str:
    days = [
        one.effective_on for one in services if (one.party_id is not None) == to_party and one.effective_on
    ]
    return max(days).isoformat() if days else ""


def _day(moment: datetime) -> str:
    return localdate(localtime(moment)).isoformat()
