"""Complaints for tests, on the fixed cast's city, with the desks that handle them.

罗科, office of 任城区司法局: takes complaints in; 潘丽 and he are the two handlers. 傅副局, deputy director there: decides. 周红 reviews.
田野, office of 兖州区司法局, the other county.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import LONG_AGO, PASSWORD, City
from zhichi.foundation.accounts.public import CITIZEN, Officer, Post, Role
from zhichi.foundation.cases.public import (
    Act,
    Applicant,
    Case,
    Channel,
    Filing,
    answer_referral,
    file,
    perform,
)
from zhichi.foundation.cases.public import register as register_at_desk
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.procedures.public import current_id
from zhichi.foundation.regions.public import Region
from zhichi.foundation.service.public import Service, Way, record
from zhichi.foundation.service.tests.factories import SIGNED, report

WANG = Applicant(name="王秀英", phone="13800138000")
TOLD: dict[str, Any] = {
    "target": "lawyer",
    "respondent": "陈律师（鸿雁律师事务所）",
    "concern": "own",
    "happened": "收了五千元代理费，开庭没有来。",
    "request": "查处，退代理费。",
}
HANDLERS = {"first": "潘丽", "second": "罗科", "no_interest": True}
RULE = "律师法第五十二条"
# What each verb is given when a test does not care.
SOUND: dict[str, dict[str, Any]] = {
    "classify": {"class": "complaint", "why": "反映律师的执业行为，和本人权益有关。"},
    "guide": {
        "class": "petition",
        "rule": "信访工作条例第三十一条",
        "why": "是对法院的意见",
        "way": "到法院信访窗口提。",
    },
    "request_supplement": {
        "rule": RULE,
        "missing": "委托合同、收据。",
        "days": 15,
        "contact": "罗科 2345678",
    },
    "supplement": {"note": "补交收据。"},
    "receive_supplement": {"received": "收据一张。"},
    "accept": {"rule": RULE, "contact": "2345678"},
    "refuse": {
        "ground": "again",
        "rule": RULE,
        "reason": "去年已经处理。",
        "way": "可以起诉。",
        "court": "任城区人民法院",
        "remedy_told": True,
    },
    "transfer": {
        "organ": "任城区司法局",
        "reason": "律师在任城区执业，由县级司法局办理",
        "pages": 6,
        "contact": "高芳",
    },
    "transfer_outside": {"organ": "济宁市律师协会", "reason": "属于行业规范", "pages": 3, "contact": "罗科"},
    "tell_transfer": {
        "organ": "任城区司法局",
        "organ_phone": "2345678",
        "reason": "律师在任城区执业",
        "letter": "济宁市司投转字〔2026〕1号",
        "sent": "2026-06-02",
    },
    "acknowledge": {"received_on": "2026-06-04", "proof": "mail"},
    "take_back": {"reason": "不归协会管。"},
    "merge": {"reason": "同一件事。"},
    "assign": HANDLERS,
    "change_handlers": {"first": "罗科", "second": "周红", "reason": "潘丽申请回避", "no_interest": True},
    "investigate": {
        "done_on": "2026-06-10",
        "act": "respondent",
        "with": "潘丽、罗科",
        "note": "承认没有到庭。",
    },
    "hear_respondent": {"heard_on": "2026-06-11", "words": "当天生病。"},
    "notify_respondent": {
        "who": "陈律师",
        "phone": "0537-2345678",
        "allegation": "有人反映您收了五千元代理费，开庭没有到庭。",
        "rule": "行政处罚法第四十五条",
        "days": 10,
        "contact": "潘丽 2345678",
    },
    "defend": {"name": "陈律师", "words": "当天生病，已经请假。", "when": "in_time"},
    "ask_reading": {"parts": "全部能看的。"},
    "arrange_reading": {
        "open_parts": "受理通知书、决定书、证据。",
        "withheld": ["privacy", "process"],
        "why": "证人的姓名电话；集体讨论记录。",
        "pages": 12,
        "place": "任城区司法局 201 室，潘丽 2345678",
        "masked": True,
    },
    "record_reading": {"read_on": "2026-06-20", "reader": "self", "checked": True, "copied": 3},
    "order_stop": {"rule": RULE, "what": "停止私自收费。"},
    "suspend": {"ground": "other", "rule": RULE, "reason": "等待复查"},
    "resume": {"reason": "复查已经有结果。"},
    "extend": {"days": 30, "rule": RULE, "reason": "情况复杂"},
    "terminate": {"rule": RULE, "reason": "投诉人不配合", "court": "任城区人民法院", "remedy_told": True},
    "draft": {
        "facts": "没有到庭。",
        "statement": "不采纳。",
        "rule": RULE,
        "opinion": "责令改正。",
        "weighty": "no",
    },
    "legal_review": {"opinion": "同意。"},
    "return_draft": {"reason": "再问一次当事人。"},
    "discuss": {"present": "傅副局、周红", "minutes": "都同意。", "conclusion": "责令改正。"},
    "decide": {
        "result": "corrected",
        "facts": "没有到庭。",
        "rule": RULE,
        "ruling": "责令改正。",
        "court": "任城区人民法院",
        "remedy_told": True,
    },
    "conclude": {},
    "withdraw": {},
}
STAFF = (
    ("luoke", "罗科", "370811", Role.OFFICE_CLERK),
    ("fuju", "傅副局", "370811", Role.DEPUTY_DIRECTOR),
    ("tianye", "田野", "370812", Role.OFFICE_CLERK),
)


def staffed(city: City) -> City:
    """The city with the desks that handle complaints."""
    for username, name, home, role in STAFF:
        unit = city.units[home]
        officer = Officer.objects.create_user(
            username, PASSWORD, name=name, home_unit=unit, password_changed_at=timezone.now()
        )
        Post.objects.create(officer=officer, role=role, unit=unit, from_on=LONG_AGO)
        city.people[username] = officer
    return city


def complaint(region: str = "370811002001", **changes: Any) -> Filing:
    answers = {**TOLD, **changes.pop("answers", {})}
    made: dict[str, Any] = {"applicant": WANG} | changes
    return Filing(kind="complaint", region=Region.objects.get(code=region), answers=answers, **made)


def complained(at: str = "2026-06-01", **changes: Any) -> Case:
    return file(filing=complaint(**changes), key=uuid4().hex, by=CITIZEN, at=day(at)).case


def taken_at_desk(city: City, who: str, at: str, **changes: Any) -> Case:
    """Written down at the desk of this officer."""
    moment = day(at)
    filing = complaint(**{"channel": Channel.LETTER, **changes})
    version = current_id("complaint", moment.date())
    return register_at_desk(
        filing=filing, version_id=version, key=uuid4().hex, by=city.actor(who), at=moment
    ).case


def do(city: City, case: Case, verb: str, who: str, at: str | datetime = "2026-06-02", **answers: Any) -> Act:
    """One verb with SOUND answers unless given; the case is read again."""
    moment = day(at) if isinstance(at, str) else at
    actor = CITIZEN if who == "citizen" else city.actor(who)
    given = {**SOUND.get(verb, {}), **answers}
    if verb in DATED and DATED[verb] not in given:
        given[DATED[verb]] = moment.date().isoformat()
    act = perform(case_id=case.pk, verb=verb, by=actor, at=moment, answers=given)
    case.refresh_from_db()
    return act


# Verbs with a day of their own, which is that of the act unless a test says another.
DATED = {"accept": "due", "discuss": "held_on", "decide": "dated"}


def accepted(city: City, at: str = "2026-06-02", **changes: Any) -> Case:
    case = complained(at, **changes)
    do(city, case, "classify", "luoke", at)
    do(city, case, "accept", "luoke", at)
    return case


def investigating(city: City, at: str = "2026-06-02", **changes: Any) -> Case:
    case = accepted(city, at, **changes)
    do(city, case, "assign", "fuju", at)
    return case


def reviewed(city: City, at: str = "2026-06-10", **draft: Any) -> Case:
    case = investigating(city)
    do(city, case, "hear_respondent", "panli", at, heard_on=at)
    do(city, case, "draft", "panli", at, **draft)
    do(city, case, "legal_review", "zhouhong", at)
    return case


def decided(city: City, at: str = "2026-06-15") -> Case:
    case = reviewed(city)
    do(city, case, "decide", "fuju", at)
    return case


def take_over(city: City, case: Case, who: str, at: str) -> Case:
    """The receiving bureau accepts what was passed on to it; answers its own case."""
    referral = case.referrals.get(state="sent")
    answer_referral(referral_id=referral.pk, accept=True, by=city.actor(who), at=day(at))
    case.refresh_from_db()
    referral.refresh_from_db()
    return referral.opened


def serve_respondent(city: City, case: Case, at: str | datetime) -> None:
    """Whatever waits for the respondent is handed to him, and he signs."""
    moment = day(at) if isinstance(at, str) else at
    told = replace(SIGNED, happened_at=moment, servers=("潘丽", "罗科"))
    for service in Service.objects.filter(case=case, party=None, state="planned"):
        record(service=service, report=report(Way.SPOT, told), by=city.actor("panli"), at=moment)


def on(text: str) -> date:
    return date.fromisoformat(text)
