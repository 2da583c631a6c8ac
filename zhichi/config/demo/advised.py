"""Advisers of the demo city: their days, logs that people confirmed, talks, and complaints about them."""

from datetime import datetime, time, timedelta
from typing import Any

from zhichi.config.demo.network import Actors
from zhichi.config.demo.people import PASSWORD, SINCE
from zhichi.domains.lawtalk.public import (
    answer_complaint,
    complain,
    confirm_lecture,
    record_lecture,
    set_rota,
    set_terms,
)
from zhichi.domains.network.public import (
    PersonKind,
    PointPerson,
    SlipAnswer,
    Status,
    answer_slip,
    record_with_slip,
)
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, Officer, Post, Role, actor_of
from zhichi.foundation.regions.public import Tier

ADVISER_LOGIN = "guwen"
COUNTY, ROOMS = "370811", 3
HOME = "198.51.100.9"
SERVED: tuple[tuple[int, str, int, str, SlipAnswer | None], ...] = (
    (3, "on_site", 35, "土地流转合同怎么写", SlipAnswer.SERVED),
    (10, "on_site", 20, "婚前财产怎么算", SlipAnswer.SERVED),
    (17, "phone", 15, "收到传票怎么办", SlipAnswer.NOT_SERVED),
    (5, "on_site", 25, "邻居占了过道", None),
)
COMPLAINTS = (
    ("absent", "说好周三上午来，等到十一点没有人。"),
    ("money", "写一份协议要收两百块钱。"),
)


def advised(actors: Actors, *, until: datetime) -> None:
    """Three rooms of one county; inside the transaction of the loading, some forty rows."""
    people = PointPerson.objects.filter(
        kind=PersonKind.ADVISER,
        to_on__gt=until.date() + timedelta(days=90),
        point__tier=Tier.VILLAGE,
        point__status=Status.OPERATING,
        point__region__code__startswith=COUNTY,
        from_on__lt=until.date() - timedelta(days=30),
    )
    rooms = list(people.select_related("point__unit").order_by("point__code", "pk")[:ROOMS])
    for n, person in enumerate(rooms):
        days: dict[str, Any] = {
            "weekday": 1 + n,
            "starts": time(9),
            "ends": time(11, 30),
            "from_on": until.date(),
        }
        set_rota(person=person, **days, by=SYSTEM, at=until)
        terms: dict[str, Any] = {"paid_by": "市、县两级财政", "fee": 3000, "lectures_a_quarter": 1}
        set_terms(person=person, **terms, by=SYSTEM, at=until)
    if rooms:
        desk = actors.get((rooms[0].point.unit_id, Role.JUSTICE_ASSISTANT), [SYSTEM])[0]
        works(rooms[0], account(rooms[0], until), desk, until)
        complaints(rooms, actors, until)


def account(person: PointPerson, until: datetime) -> Actor:
    """The adviser's own, with the password of all demo logins."""
    made, unit = Officer.objects.exclude(password="").first(), person.point.unit
    officer = Officer.objects.create(
        username=ADVISER_LOGIN,
        name=person.name,
        home_unit=unit,
        password=made.password if made else PASSWORD,
        password_changed_at=until,
    )
    Post.objects.create(officer=officer, role=Role.VILLAGE_LEGAL_ADVISER, unit=unit, from_on=SINCE)
    person.officer = officer
    person.save(update_fields=["officer"])
    return actor_of(officer, on=until.date())


def works(person: PointPerson, himself: Actor, desk: Actor, until: datetime) -> None:
    """What he recorded, and what people and the desk said of it."""
    for n, (ago, channel, minutes, note, answer) in enumerate(SERVED):
        told = {"item": "consultation", "channel": channel, "minutes": minutes, "note": note}
        when = until - timedelta(days=ago)
        served = record_with_slip(
            by=himself, at=until, point=person.point, when=when, once=f"demo:adviser:{n}", **told
        )
        if answer:
            answer_slip(by=CITIZEN, at=until, slip=served.slip, answer=answer, address=HOME)
    for ago, heard, topic in ((12, 26, "打工要签的合同"), (2, 18, "防养老骗局")):
        lecture = record_lecture(
            person=person,
            held_at=until - timedelta(days=ago),
            minutes=45,
            heard=heard,
            topic=topic,
            once=f"demo:lecture:{ago}",
            by=himself,
            at=until,
        )
        if ago > ROOMS:
            confirm_lecture(lecture_id=lecture.pk, took_place=True, by=desk, at=until)


def complaints(rooms: list[PointPerson], actors: Actors, until: datetime) -> None:
    """The county above the point answered one, the other waits."""
    for n, (person, (about, words)) in enumerate(zip(rooms[1:], COMPLAINTS, strict=False)):
        told = {"about": about, "words": words, "once": f"demo:complaint:{n}", "address": f"{HOME}:{n}"}
        one = complain(point=person.point, person=person, **told, by=CITIZEN, at=until - timedelta(hours=20))
        county = person.point.unit.county_unit()
        desks = actors.get((county.pk, Role.PLS_ADMIN), []) if county else []
        if not n and desks:
            answer = "向村干部核实，那天去开庭，改到周五，没有告诉大家；已经提醒。"
            answer_complaint(complaint_id=one.pk, found=True, answer=answer, by=desks[0], at=until)
