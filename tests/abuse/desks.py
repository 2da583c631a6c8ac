"""Forms of the waiting list, of a kiosk and of the call-back, as the table of `forms` has them."""

from secrets import token_urlsafe

from django.apps import apps
from django.test import Client

from tests.abuse.forms import Posts, Row
from tests.abuse.scene import SCRIPT, Scene
from zhichi.domains.kiosks.public import Kiosk, register_kiosk
from zhichi.domains.kiosks.tests.factories import machine
from zhichi.domains.reception.tests.factories import fill
from zhichi.foundation.ratings.tests.factories import bad, go


def waiting(scene: Scene) -> Posts:
    address = f"/booking/{scene.point}/wait/?item=legal_aid&day={scene.tomorrow}"
    return [(address, fill(name=SCRIPT[:20], phone="13900139001"))]


def screen(scene: Scene) -> Client:
    """The kiosk of the hall."""
    held = Kiosk.objects.first()
    if held is None:
        by, at = scene.city.actor("panli"), scene.turn.made_at
        held = register_kiosk(point=scene.adviser.point, code="JN-RC-09", place=SCRIPT, by=by, at=at)
    return machine(scene.city, held)


def ticket(scene: Scene) -> Posts:
    told = {"item": "legal_aid", "group": "", "once": token_urlsafe(12)}
    return [(f"/booking/{scene.point}/ticket/", told)]


def called_back(scene: Scene) -> Posts:
    one = bad(scene.city, words=SCRIPT)
    for verb, told in (("verify", {"finding": "valid", "pace": "simple"}), ("contact", {}), ("rectify", {})):
        one = go(scene.city, one, verb, words=SCRIPT, **told)
    told = {"callback": "4", "words": SCRIPT, "revision": str(one.revision)}
    return [(f"/office/ratings/{one.pk}/do/call_back/", told)]


def reasons(scene: Scene) -> list[str]:
    """What the steps of bad grades came to."""
    rows = apps.get_model("ratings.Rectification").objects.order_by("pk")
    return [f"{one.pk}{one.state}{one.callback_grade}" for one in rows]


def newest(scene: Scene) -> str:
    return f"/office/ratings/{apps.get_model('ratings.Rectification').objects.latest('pk').pk}/"


DESKS = [
    Row("wait for a place", waiting, "appointments.Turn"),
    Row(
        "take a number at a kiosk",
        ticket,
        "appointments.Turn",
        again=(200,),
        sender=screen,
        said=("002 号", "001 号"),
    ),
    Row(
        "call back about a bad grade",
        called_back,
        "",
        again=(403,),
        read=lambda scene: [("panli", newest(scene)), ("panli", "/office/ratings/")],
        state=reasons,
        sender=lambda scene: scene.city.client("panli"),
        said=("现在是“已办结”",),
    ),
]
