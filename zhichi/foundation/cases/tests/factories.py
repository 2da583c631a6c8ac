"""Filings and cases for tests, on the fixed cast's city."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Act, Applicant, Case, Filing, Record, file, perform
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document, options
from zhichi.foundation.procedures.public import patterns, publish
from zhichi.foundation.regions.public import Region
from zhichi.foundation.timelimits.public import Clock

VISIT_KIND = "home_visit"
VISIT_ASKED = "请到家里来办"
WANG = Applicant(name="王秀英", phone="13800138000", id_type="citizen_id", id_number="11010519491231002X")
WAGES = {
    "matter": "labour",
    "facts": "干了一年活，欠我两万块工钱。",
    "stage": "none",
    "hardship": "commitment",
    "crowd": ["migrant_worker"],
}
QUESTION = {"matter": "labour", "question": "老板不给工钱怎么办？"}
# What each verb is given when a test does not care.
SOUND: dict[str, dict[str, Any]] = {
    "request_supplement": {"missing": "身份证复印件；工友的证言。", "days": 15},
    "supplement": {"note": "补交工友证言。"},
    "receive_supplement": {"received": "身份证复印件一份。"},
    "check_means": {"basis": "commitment", "result": "hardship", "note": "电话核实。"},
    "appoint_by_notice": {
        "authority": "court",
        "letter": "（2026）鲁0811通辩3号",
        "received_on": "2026-06-08",
        "ground": "minor",
    },
    "grant": {"form": "arbitration", "reason": "进城务工人员讨薪。"},
    "refuse": {"ground": "scope", "reason": "不属于法律援助范围。", "remedy_told": True},
    "object": {"reason": "我家里有病人。"},
    "uphold_decision": {"reason": "原决定正确。", "remedy_told": True},
    "order_correction": {"reason": "应当给予援助，请改正。"},
    "correct": {"reason": "按要求改正。"},
    "terminate": {"ground": "s48_6", "reason": "自行委托了律师。", "remedy_told": True},
    "end_advance": {"reason": "不符合条件。"},
    "regularise": {"reason": "手续补齐。"},
    "decline_assignment": {"reason": "和对方有代理关系。"},
    "sign_agreement": {"signed_on": "2026-06-10", "authority": "特别授权"},
    "log_service": {"done_on": "2026-06-11", "act": "drafting", "note": "写申请书。"},
    "report_progress": {"note": "已经立案。"},
    "close": {"result": "won", "recovered": "20000.00", "closed_on": "2026-06-12", "report": "拿回工资。"},
    "file": {"complete": True},
    "check_quality": {"grade": "good"},
    "subsidise": {"amount": "800.00", "paid_on": "2026-06-12"},
    "ask_detail": {"missing": "有没有书面合同？", "days": 7},
    "receive_detail": {"note": "没有合同，有转账记录。"},
    "answer": {
        "summary": "讨要工资",
        "answer": "可以申请劳动仲裁，也可以申请法律援助。",
        "qualification": "officer",
        "channel": "page",
        "minutes": 20,
    },
    "follow_up": {"question": "仲裁要多久？"},
    "refer": {"reason": "经济困难，属于法律援助范围。", "consent": True},
    "transfer": {"reason": "问题复杂。"},
}


def day(text: str, hour: int = 2) -> datetime:
    """A moment of that day in Shanghai (hour in UTC, 2 is ten in the morning)."""
    return datetime.fromisoformat(text).replace(hour=hour, tzinfo=UTC)


def legal_aid(region: str = "370811002001", **changes: Any) -> Filing:
    answers = {**WAGES, **changes.pop("answers", {})}
    made = {"applicant": WANG} | changes
    return Filing(kind="legal_aid", region=Region.objects.get(code=region), answers=answers, **made)


def consultation(region: str = "370811002001", **changes: Any) -> Filing:
    made = {"applicant": WANG, "answers": QUESTION} | changes
    return Filing(kind="consultation", region=Region.objects.get(code=region), **made)


def filed(filing: Filing, *, at: datetime | None = None, key: str = "") -> Case:
    return file(filing=filing, key=key or uuid4().hex, by=CITIZEN, at=at or timezone.now()).case


def do(city: City, case: Case, verb: str, who: str, *, at: datetime | None = None, **answers: Any) -> Act:
    """One verb by a person of the cast (or "citizen"), with SOUND answers unless given; the case is read again."""
    actor = CITIZEN if who == "citizen" else city.actor(who)
    asked = {field.name for field in case.procedure.verbs[verb].fields}
    given = {name: value for name, value in SOUND.get(verb, {}).items() if name in asked} | answers
    act = perform(case_id=case.pk, verb=verb, by=actor, at=at or timezone.now(), answers=given)
    case.refresh_from_db()
    return act


def clock(case: Case, limit: str) -> Clock:
    """The newest clock of this limit on the case."""
    return Clock.objects.filter(subject=case.subject, limit__key=limit).order_by("-pk")[:1].get()


def under_review(city: City, *, at: datetime | None = None, **changes: Any) -> Case:
    case = filed(legal_aid(**changes), at=at)
    do(city, case, "accept", "liming", at=at)
    return case


def granted(city: City, *, at: datetime | None = None) -> Case:
    case = under_review(city, at=at)
    do(city, case, "grant", "sunli", at=at)
    return case


def in_progress(city: City, *, at: datetime | None = None, provider: str = "chen") -> Case:
    case = granted(city, at=at)
    do(city, case, "assign", "zhaojing", at=at, provider=city.people[provider].pk)
    do(city, case, "accept_assignment", provider, at=at)
    do(city, case, "sign_agreement", provider, at=at)
    return case


# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
# A kind of work whose verbs ask with published forms: an officer visits, the citizen confirms.
VISIT = document(
    ask("found", "choice", "看到的情况", options=options("属实", "不属实")),
    ask("whose", "person", "谁作证", when={"field": "found", "is": "o1"}, private=True),
    ask("people", "table", "在场的人", required=False, columns=[ask("name", "text", "姓名")]),
    ask("photo", "file", "现场照片", required=False, maximum=2),
    key="visit",
)
THANKS = document(ask("kind", "choice", "满意吗", options=options("满意", "不满意")), key="thanks")
VISITS: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "visits",
    "title": "上门核实",
    "prefix": "SM",
    "filing": {
        "state": "asked",
        "desk": ["justice_office"],
        "fields": [{"name": "why", "type": "text", "title": "事由"}],
    },
    "states": {
        "asked": {"title": "待核实"},
        "seen": {"title": "已核实", "phase": "waiting"},
        "closed": {"title": "办结", "phase": "done"},
    },
    "verbs": {
        "visit": {
            "title": "上门核实",
            "from": "asked",
            "to": "seen",
            "by": "justice_assistant@township",
            "fields": [
                {"name": "on", "type": "date", "title": "哪天去的"},
                {"name": "papers", "type": "files", "title": "笔录", "required": False},
            ],
            "form": "visit@1",
            "record": {"key": "visits.sheet", "title": "核实单", "given": True},
        },
        "thank": {"title": "确认", "from": "seen", "to": "closed", "by": "citizen", "form": "thanks@1"},
    },
}
SEEN = {
    "on": "2026-06-01",
    "found": "o1",
    "whose": {"name": "李四", "phone": "13800138001"},
    "people": [{"name": "张三"}],
}
# The same as a page sends it.
TYPED = {
    "on": "2026-06-01",
    "found": "o1",
    "whose-name": "李四",
    "whose-phone": "13800138001",
    "people-0-name": "张三",
    "_asked": "found whose people photo",
}


def publish_visits() -> None:
    for form in (VISIT, THANKS):
        publish_form(document=form, effective_from=date(2026, 1, 1), by=SYSTEM, at=timezone.now())
    publish(document=VISITS, by=SYSTEM, at=timezone.now())


def asked_for_a_visit() -> Case:
    region = Region.objects.get(code="370811002001")
    return filed(Filing(kind="visits", region=region, applicant=WANG, answers={"why": "房子漏水"}))


def business(**record: Any) -> Case:
    """A case of a business begun from a pattern, whose decision's paper says other things."""
    (pattern,) = [one for one in patterns() if one.key == "accept_decide_close"]
    document = pattern.of(VISIT_KIND, "上门办理", "HV")
    document["verbs"]["decide"]["record"] |= record
    document["verbs"]["accept"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["verbs"]["decide"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["verbs"]["close"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["filing"]["desk"] = ["legal_aid_centre"]
    document["filing"]["clocks"] = [{"start": "la.decide"}]
    publish(document={**document, "version": 1}, by=SYSTEM, at=day("2026-05-01"))
    applicant = Applicant(name="王秀英", phone="13800138000")
    region = Region.objects.get(code="370811002001")
    asked = Filing(kind=VISIT_KIND, region=region, applicant=applicant, answers={"request": VISIT_ASKED})
    return filed(asked, at=day("2026-06-01"))


def decided(city: City, case: Case, **answers: Any) -> Record:
    do(city, case, "accept", "sunli")
    return do(city, case, "decide", "sunli", **({"decision": "同意上门办理。"} | answers)).record
