"""A question that a clerk or a village's helper files for 王秀英, and the helper himself."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import LONG_AGO, PASSWORD, City
from zhichi.foundation.accounts.public import Officer, Post, Role
from zhichi.foundation.cases.public import Case, register
from zhichi.foundation.cases.tests.factories import consultation
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.procedures.public import current_id
from zhichi.foundation.regions.public import Region, Tier, Unit, UnitKind
from zhichi.foundation.sockets.public import MandateGiven

VILLAGE = "370811002001"


def helper(city: City) -> Officer:
    """周帮办, who helps the people of 许庄社区 and has no desk of his own."""
    unit = Unit.objects.create(
        code="370811-village",
        name="许庄社区居委会帮办点",
        kind=UnitKind.VILLAGE_OFFICE,
        tier=Tier.VILLAGE,
        parent=city.units["370811-town"],
        region=Region.objects.get(code=VILLAGE),
        valid_from=LONG_AGO,
    )
    person = Officer.objects.create_user(
        "zhoubang", PASSWORD, name="周帮办", home_unit=unit, password_changed_at=timezone.now()
    )
    Post.objects.create(officer=person, role=Role.LAW_WISE_PERSON, unit=unit, from_on=LONG_AGO)
    city.people["zhoubang"] = person
    return person


def told(**changes: Any) -> MandateGiven:
    until = timezone.localdate() + timedelta(days=30)
    terms = {"way": "spoken", "scope": ("file", "supplement"), "until": until, "witness": "刘邻居"}
    return MandateGiven(**{**terms, **changes})


def filed_for(city: City, who: str = "liming", region: str = VILLAGE, **changes: Any) -> Case:
    mandate = changes.pop("mandate", None)
    who_asks = {"applicant": changes.pop("applicant")} if "applicant" in changes else {}
    mandate = None if mandate is False else mandate or told(**changes)
    filing = consultation(region, mandate=mandate, channel="window", **who_asks)
    version = current_id("consultation", timezone.localdate())
    return register(
        filing=filing,
        version_id=version,
        key=f"k{Case.objects.count()}",
        by=city.actor(who),
        at=timezone.now(),
    ).case


def mandate_of(case: Case) -> Mandate:
    return Mandate.objects.get(case=case)
