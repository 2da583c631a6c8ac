"""A consultation that was answered, rated as bad as wanted, and what opens from it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from tests.cast import LONG_AGO, PASSWORD, City
from zhichi.foundation.accounts.public import CITIZEN, Officer, Post, Role
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed
from zhichi.foundation.ratings.actions import Told, rate, step
from zhichi.foundation.ratings.models import Rectification


def answered(
    city: City, *, at: datetime | None = None, region: str = "370811002001", who: str = "liming"
) -> Case:
    case = filed(consultation(region), at=at)
    do(city, case, "answer", who, at=at)
    return case


def rated(city: City, grade: int = 1, *, at: datetime | None = None, **told: Any) -> Case:
    case = answered(city, at=at)
    rate(case=case, grade=grade, by=CITIZEN, at=at or timezone.now(), **told)
    return case


def bad(city: City, **told: Any) -> Rectification:
    """A bad grade of an answer by 李明 of 许庄司法所."""
    return Rectification.objects.get(rating__case=rated(city, **told))


def head(city: City, username: str = "liuhead", name: str = "刘所长") -> Officer:
    """The head of 许庄司法所, who had no hand in the case."""
    unit = city.units["370811-town"]
    person = Officer.objects.create_user(
        username, PASSWORD, name=name, home_unit=unit, password_changed_at=timezone.now()
    )
    Post.objects.create(officer=person, role=Role.JUSTICE_OFFICE_HEAD, unit=unit, from_on=LONG_AGO)
    city.people[username] = person
    return person


def go(city: City, one: Rectification, verb: str, who: str = "panli", **told: Any) -> Rectification:
    words = told.pop("words", "已经电话向当事人和经办人了解。")
    return step(
        rectification_id=one.pk,
        verb=verb,
        told=Told(words=words, **told),
        by=city.actor(who),
        at=told.pop("at", None) or timezone.now(),
    )
