"""Every public form as a table: what is sent, what it makes, and where it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.abuse.scene import SCRIPT, Scene, villager
from zhichi.domains.reception.tests.factories import fill

Posts = list[tuple[str, dict[str, Any]]]
WHERE = {"county": "370811000000", "township": "370811002000", "village": "370811002001"}


@dataclass(frozen=True)
class Row:
    """`posts`: in order, with script in every free text; the last one makes `model` grow by one (`state`: or moves
    it on). `again`: how the answer to the same post sent again begins (302: led on, 422/409: told in a sentence).
    `read`: (who, address) that show what was typed. `sender`: the browser it is sent from; `said`: what an answer to
    the same post again has one of.
    """

    name: str
    posts: Callable[[Scene], Posts]
    model: str
    again: tuple[int, ...] = (302,)
    read: Callable[[Scene], list[tuple[str, str]]] = lambda scene: []
    state: Callable[[Scene], Any] | None = None
    sender: Callable[[Scene], Client] = villager
    said: tuple[str, ...] = ("已经", "不用再", "没有这")

    def made(self, scene: Scene) -> Any:
        if self.state is not None:
            return self.state(scene)
        return apps.get_model(self.model).objects.count()


def question(scene: Scene) -> Posts:
    steps = {
        "where": WHERE,
        "matter": {"matter": "labour", "question": f"老板不给工钱怎么办？{SCRIPT}"},
        "person": {"name": SCRIPT[:40], "phone": "13800138000", "pin": "4321"},
        "papers": {},
        "check": {"true": "on", "informed": "on"},
    }
    return [
        ("/apply/consultation/", {}),
        *((f"/apply/consultation/{name}/", told) for name, told in steps.items()),
    ]


def newest(scene: Scene) -> str:
    return str(apps.get_model("cases.Case").objects.order_by("-pk").values_list("number", flat=True)[0])


def newest_record() -> int:
    return int(apps.get_model("cases.Record").objects.latest("pk").pk)


def booking(scene: Scene) -> Posts:
    at = timezone.localtime() + timedelta(days=1)
    address = f"/booking/{scene.point}/form/?item=legal_aid&at={at:%Y-%m-%d}T10:00"
    return [(address, fill(name=SCRIPT[:20], phone="13900139000", case_code=""))]


def moved(label: str) -> Callable[[Scene], Any]:
    """The revision or state of something that is moved on, not made."""

    def read(scene: Scene) -> Any:
        model, field, pk = {
            "mandate": ("mandates.Mandate", "revoked_at", {"case": scene.answered.pk}),
            "turn": ("appointments.Turn", "revision", {"pk": scene.turn.pk}),
            "slip": ("network.Slip", "answered_at", {}),
        }[label]
        return apps.get_model(model).objects.values_list(field, flat=True).get(**pk)

    return read


def case_page(scene: Scene) -> str:
    return f"/cases/{scene.answered.tracking_code}/"


def told_at(scene: Scene, room: str) -> str:
    labels = {"pressure": "ratings.Pressure", "complaint": "lawtalk.AdviserComplaint"}
    return str(apps.get_model(labels[room]).objects.latest("pk").pk)


def rectification(scene: Scene) -> str:
    return f"/office/ratings/{apps.get_model('ratings.Rectification').objects.latest('pk').pk}/"


ROWS = [
    Row(
        "question",
        question,
        "cases.Case",
        read=lambda scene: [
            ("liming", f"/office/cases/{newest(scene)}/"),
            ("liming", "/office/"),
            ("liming", "/office/search/?q=steal"),
        ],
    ),
    Row(
        "supplement",
        lambda s: [(f"/cases/{s.asked.tracking_code}/do/supplement/", {"note": SCRIPT})],
        "cases.Act",
        read=lambda s: [("liming", f"/office/cases/{s.asked.number}/records/{newest_record()}/")],
    ),
    Row(
        "rate on the page",
        lambda s: [(f"{case_page(s)}rate/", {"grade": "1", "words": SCRIPT})],
        "ratings.Rating",
        again=(200, 422),
        read=lambda s: [("panli", rectification(s)), ("panli", "/office/ratings/")],
    ),
    Row(
        "rate by a code",
        lambda s: [("/rate/", {"code": s.rating_code, "asked": "1", "grade": "2", "words": SCRIPT})],
        "ratings.Rating",
        again=(422,),
        read=lambda s: [("panli", rectification(s))],
    ),
    Row(
        "complain of pressure",
        lambda s: [("/rate/pressure/", {"unit": "370811-town", "words": SCRIPT, "once": "p1"})],
        "ratings.Pressure",
        read=lambda s: [("panli", f"/office/ratings/pressures/{told_at(s, 'pressure')}/")],
    ),
    Row("let it be public", lambda s: [(f"{case_page(s)}publish/", {})], "lawtalk.PublicAnswer"),
    Row(
        "take a mandate back",
        lambda s: [(f"{case_page(s)}mandate/", {})],
        "mandates.Mandate",
        state=moved("mandate"),
    ),
    Row("book", booking, "appointments.Turn"),
    Row("cancel", lambda s: [(f"/bookings/{s.turn.code}/do/cancel/", {})], "", state=moved("turn")),
    Row(
        "say whether a service was real",
        lambda s: [("/confirm/", {"code": s.slip_code, "asked": "1", "answer": "served"})],
        "",
        again=(422,),
        state=moved("slip"),
    ),
    Row(
        "complain about an adviser",
        lambda s: [
            (
                f"/points/{s.point}/advisers/complaint/",
                {"person": s.adviser.pk, "about": "money", "words": SCRIPT, "once": "c1"},
            )
        ],
        "lawtalk.AdviserComplaint",
        read=lambda s: [("panli", f"/office/advisers/complaints/{told_at(s, 'complaint')}/")],
    ),
    Row(
        "choose how to be told",
        lambda s: [(f"{case_page(s)}notices/", {"channel": "page"})],
        "notices.CitizenWish",
    ),
]


def send(client: Client, posts: Posts) -> Any:
    """All of them in their order; answers the last answer."""
    answer: Any = None
    for address, told in posts:
        answer = client.post(address, told)
    return answer
