"""One small city in which every public form can be sent: what each needs, and a browser that holds the keys."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import PointPerson, Status, Window, record_with_slip
from zhichi.domains.reception.tests.factories import booked, open_now, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, Turn
from zhichi.foundation.cases.public import Case, Record, keep_open
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.mandates.tests.factories import filed_for, helper
from zhichi.foundation.ratings.public import invite

SCRIPT = "\"'><script>steal()</script><img src=x onerror=steal()>"
# As a page would hold it if a text left its place, and as it holds it when it did not.
LOOSE = (b"<script>steal", b"<img src=x")
HARMLESS = b"&lt;script&gt;steal"


@dataclass(frozen=True)
class Scene:
    """An answered question with a mandate, one that waits for more, a hall, a booking, an adviser."""

    city: City
    answered: Case
    asked: Case
    hall: Hall
    turn: Turn
    adviser: PointPerson
    rating_code: str
    slip_code: str

    @property
    def point(self) -> str:
        return self.adviser.point.code

    @property
    def tomorrow(self) -> date:
        return timezone.localdate() + timedelta(days=1)


def build(city: City) -> Scene:
    helper(city)
    answered, asked = filed_for(city, "zhoubang", scope=("file", "receive")), filed_for(city, mandate=False)
    do(city, answered, "answer", "liming")
    do(city, asked, "ask_detail", "liming", missing="有没有合同？", days=7)
    point, hall = open_now(city)
    start = (timezone.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    adviser = PointPerson.objects.create(
        point=point, kind="adviser", name="陈律师", from_on=date(2026, 1, 1), officer=city.people["chen"]
    )
    at = timezone.now()
    served = record_with_slip(
        by=city.actor("panli"), at=at, point=point, when=at, once="s", item="consultation", channel="phone"
    )
    assert point.status == Status.OPERATING
    assert Window.objects.filter(point=point).exists()
    return Scene(
        city=city,
        answered=answered,
        asked=asked,
        hall=hall,
        turn=booked(hall, 1, start, at=at, resource=window(hall)),
        adviser=adviser,
        rating_code=invite(case=answered, channel="qr", by=SYSTEM, at=at).code,
        slip_code=served.code,
    )


def villager(scene: Scene) -> Client:
    """A browser that has shown the keys of both cases and of the booking."""
    client = Client()
    session = client.session
    for case in (scene.answered, scene.asked):
        keep_open(session, case=case, at=timezone.now())
    session["turns"] = {scene.turn.code: timezone.now().timestamp() + 1800}
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def letter(case: Case) -> int:
    return Record.objects.filter(case=case, given=True).earliest("pk").pk


def words(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else bytes(answer.content)
