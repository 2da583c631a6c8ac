"""Recording facts about a point: somebody was served, was on duty, answered the telephone."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime

from zhichi.domains.network.access import can_call, can_record
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import (
    DutyRecord,
    PhoneCheck,
    Point,
    PointPerson,
    ServiceEvent,
    Window,
    holds_on,
)
from zhichi.domains.network.models.recorded import doubts_of_service
from zhichi.domains.network.rules.private import private_words
from zhichi.domains.network.rules.similar import simhash
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


class FactError(ValueError):
    """A fact cannot be so; `field` is what it is about, `str()` one Chinese sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def record_service(
    *,
    by: Actor,
    at: datetime,
    point: Point,
    item: str,
    channel: str,
    when: datetime,
    window: Window | None = None,
    minutes: int | None = None,
    waited: int | None = None,
    note: str = "",
    person: PointPerson | None = None,
) -> ServiceEvent:
    """Somebody was served at `when`: once a person and matter, without a name.

    FactError for a time to come or before the point opened, and for a note that names somebody. What looks wrong
    beside that is kept with it.
    """
    if when > at:
        raise FactError("when", "服务时间还没有到，请检查日期和时间。")
    if point.opened_on is not None and localdate(when) < point.opened_on:
        raise FactError(
            "when",
            f"这个服务点 {point.opened_on:%Y-%m-%d} 才启用。更早就开门的，请先申报变更，改正启用日期。",
        )
    plain_note("note", note)
    if window is not None and window.point_id != point.pk:
        raise FactError("window", "这个窗口不是这个服务点的。")
    if person is not None and person.point_id != point.pk:
        raise FactError("person", "这个人没有登记在这个服务点。")
    with transaction.atomic():
        refuse(can_record(by, point))
        event = ServiceEvent.objects.create(
            point=point,
            window=window,
            item=item,
            channel=channel,
            at=when,
            minutes=minutes,
            waited=waited,
            server=by.ref,
            person=person or himself(by, point, when),
            note=note,
            simhash=simhash(note),
            doubt=doubts_of_service(
                point, window, when=when, channel=channel, minutes=minutes, waited=waited
            )[:200],
            recorded_at=at,
        )
        payload = {
            "event": event.pk,
            "item": item,
            "channel": channel,
            "when": when.isoformat(),
            "minutes": minutes,
        }
        if event.doubt:
            payload["doubt"] = event.doubt
        _tell(point, by, at, LedgerCode.SERVED, payload)
    return event


def himself(by: Actor, point: Point, when: datetime) -> PointPerson | None:
    """Who records, where he is one of the people of the point: an adviser's services are his without being asked."""
    if by.officer_id is None:
        return None
    return (
        point.people.filter(holds_on(localdate(when)), officer=by.officer_id).order_by("kind", "pk").first()
    )


def plain_note(field: str, text: str) -> None:
    """FactError when what is written holds an identity number or a mobile telephone."""
    said = private_words(text)
    if said:
        raise FactError(field, said)


def record_duty(
    *,
    by: Actor,
    at: datetime,
    point: Point,
    person: str,
    planned_from: datetime,
    planned_to: datetime,
    attended: bool | None,
    source: str,
    point_person: PointPerson | None = None,
) -> DutyRecord:
    """Who was to be on duty, and was or was not; `attended` stays None until the time has come.

    `point_person` is who that is among the people of the point, when it is one of them; then `person` is his name.
    """
    if point_person is not None and point_person.point_id != point.pk:
        raise FactError("point_person", "这个人没有登记在这个服务点。")
    if planned_to <= planned_from:
        raise FactError("planned_to", "结束时间要在开始时间之后。")
    if attended is not None and planned_from > at:
        raise FactError("attended", "还没有到值班时间，不能填是否到岗。")
    with transaction.atomic():
        refuse(can_record(by, point))
        duty = DutyRecord.objects.create(
            point=point,
            point_person=point_person,
            person=point_person.name if point_person else person,
            planned_from=planned_from,
            planned_to=planned_to,
            attended=attended,
            source=source,
        )
        payload = {
            "duty": duty.pk,
            "from": planned_from.isoformat(),
            "to": planned_to.isoformat(),
            "attended": attended,
        }
        _tell(point, by, at, LedgerCode.ON_DUTY, payload)
    return duty


def record_phone_check(*, by: Actor, at: datetime, point: Point, reached: bool) -> PhoneCheck:
    """Somebody from above called the number that the point publishes."""
    if not point.phone:
        raise FactError("reached", "这个服务点没有登记电话，请先申报变更，补上电话。")
    with transaction.atomic():
        refuse(can_call(by, point))
        check = PhoneCheck.objects.create(point=point, at=at, reached=reached, by=by.ref)
        _tell(
            point,
            by,
            at,
            LedgerCode.CALLED,
            {"check": check.pk, "reached": reached, "open": point.open_at(localtime(at))},
        )
    return check


def _tell(point: Point, by: Actor, at: datetime, code: str, payload: dict[str, Any]) -> None:
    append(subject=f"point:{point.code}", at=at, actor=by.ref, code=code, payload=payload)
