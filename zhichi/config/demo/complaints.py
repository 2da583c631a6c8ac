"""Complaints of the demo city, each at another step, so that every desk finds one; no paper is set."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import CITIZEN, Officer, actor_of
from zhichi.foundation.cases.public import Applicant, Channel, Filing, file, perform, register
from zhichi.foundation.procedures.public import current_id
from zhichi.foundation.regions.public import Region
from zhichi.foundation.sockets.public import service_item

COUNTY, KIND = "370811000000", "complaint"
RULE = "律师法第五十二条"
CLASSIFY = ("luoke", "classify", {"class": "complaint", "why": "反映执业行为，和本人权益有关。"})
ASSIGN = ("hanmei", "assign", {"first": "潘丽", "second": "罗科", "no_interest": True})
HEARD = ("panli", "hear_respondent", {"words": "承认没有到庭，愿意退费。"})
Steps = Iterable[tuple[str, str, dict[str, Any]]]
# (who filed, telephone, whether at the city's desk, what was told, what was done since)
TOLD: tuple[tuple[str, str, bool, dict[str, Any], Steps], ...] = (
    (
        "周玉梅",
        "13905370001",
        False,
        {
            "target": "notary",
            "respondent": "某公证处",
            "happened": "交了费两个月没有出证。",
            "request": "尽快出证。",
        },
        (),
    ),
    (
        "林志强",
        "13905370002",
        False,
        {
            "target": "appraisal",
            "respondent": "某司法鉴定所",
            "happened": "多收了八百元鉴定费，没有票。",
            "request": "退费。",
            "protect": "yes",
        },
        (CLASSIFY,),
    ),
    (
        "宋桂兰",
        "13905370003",
        False,
        {
            "target": "lawyer",
            "respondent": "某律师",
            "happened": "收了代理费没有到庭。",
            "request": "查处、退费。",
        },
        (CLASSIFY, ("luoke", "accept", {"rule": RULE, "contact": "0537-2345678"}), ASSIGN, HEARD),
    ),
    (
        "程海涛",
        "13905370004",
        True,
        {"target": "lawyer", "respondent": "某律师事务所", "happened": "私下收费。", "request": "查处。"},
        (
            ("gaofang", "classify", CLASSIFY[2]),
            (
                "gaofang",
                "transfer",
                {
                    "organ": "任城区司法局",
                    "reason": "律师事务所在任城区，由县级司法局办理（律师法第五十二条）",
                    "reply_days": 40,
                    "pages": 5,
                    "contact": "高芳",
                },
            ),
        ),
    ),
)


def complaints(*, until: datetime) -> None:
    """Inside the transaction of the loading."""
    item = service_item(KIND, localdate(until))
    place = Region.objects.get(code=COUNTY)
    people = {
        one.username: actor_of(one, on=localdate(until))
        for one in Officer.objects.filter(username__in=("luoke", "panli", "hanmei", "gaofang"))
    }
    for n, (name, phone, city, told, steps) in enumerate(TOLD):
        filing = Filing(
            kind=KIND,
            region=place,
            item=item.code if item else "",
            item_version=item.version if item else 0,
            channel=Channel.HOTLINE if city else Channel.WEB,
            applicant=Applicant(name=name, phone=phone),
            answers={"concern": "own", **told},
        )
        if city:
            version = current_id(KIND, localdate(until))
            case = register(
                filing=filing, version_id=version, key=f"demo-{n}", by=people["gaofang"], at=until
            ).case
        else:
            case = file(filing=filing, key=f"demo-complaint-{n}", by=CITIZEN, at=until).case
        for who, verb, answers in steps:
            days = {"accept": "due", "hear_respondent": "heard_on"}
            more = (
                {days[verb]: str(localdate(until + timedelta(days=30 * (verb == "accept"))))}
                if verb in days
                else {}
            )
            perform(case_id=case.pk, verb=verb, by=people[who], at=until, answers={**answers, **more})
