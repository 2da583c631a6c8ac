"""A business begun from a pattern, whose decision makes a paper of whole sentences."""

from typing import Any

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Applicant, Case, Filing, Record
from zhichi.foundation.cases.tests.factories import day, do, filed
from zhichi.foundation.procedures.public import patterns, publish
from zhichi.foundation.regions.public import Region

KIND = "home_visit"
ASKED = "请到家里来办"


def business(**record: Any) -> Case:
    """A case of a business begun from a pattern, whose decision's paper says other things."""
    (pattern,) = [one for one in patterns() if one.key == "accept_decide_close"]
    document = pattern.of(KIND, "上门办理", "HV")
    document["verbs"]["decide"]["record"] |= record
    document["verbs"]["accept"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["verbs"]["decide"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["verbs"]["close"]["by"] = ["legal_affairs@county", "legal_aid_head@county"]
    document["filing"]["desk"] = ["legal_aid_centre"]
    document["filing"]["clocks"] = [{"start": "la.decide"}]
    publish(document={**document, "version": 1}, by=SYSTEM, at=day("2026-05-01"))
    applicant = Applicant(name="王秀英", phone="13800138000")
    region = Region.objects.get(code="370811002001")
    asked = Filing(kind=KIND, region=region, applicant=applicant, answers={"request": ASKED})
    return filed(asked, at=day("2026-06-01"))


def decided(city: City, case: Case, **answers: Any) -> Record:
    do(city, case, "accept", "sunli")
    return do(city, case, "decide", "sunli", **({"decision": "同意上门办理。"} | answers)).record
