"""An answered question whose citizen lets others read it, and its draft."""

from typing import Any

from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.actions import allow, draft, publish
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.tests.factories import consultation, do, filed

CLEAN = {
    "title": "工地不给工钱怎么办",
    "question": "在工地干了四个月，老板一直不给工钱，没有签合同。",
    "answer": "可以先向劳动监察部门投诉，也可以申请劳动仲裁。没有合同的，工友证言、转账记录都可以作证据。",
}


def allowed(city: City) -> PublicAnswer:
    case = filed(consultation())
    do(city, case, "answer", "liming")
    return allow(case=case, by=CITIZEN, at=timezone.now())


def drafted(city: City, who: str = "liming", **changes: Any) -> PublicAnswer:
    one = allowed(city)
    return draft(answer_id=one.pk, **{**CLEAN, **changes}, by=city.actor(who), at=timezone.now())


def published(city: City, **changes: Any) -> PublicAnswer:
    return publish(answer_id=drafted(city, **changes).pk, by=city.actor("panli"), at=timezone.now())
