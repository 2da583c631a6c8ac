"""A kiosk in the hall of 许庄, and a browser that is it."""

from datetime import datetime

from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.actions import enrol, give_code, register_kiosk
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.network.public import Point
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region


def hall(city: City) -> Point:
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"], name="许庄工作室")


def kiosk_of(city: City, code: str = "JN-RC-01", at: datetime | None = None) -> Kiosk:
    """Registered by 潘丽, not yet activated."""
    place = Point.objects.filter(name="许庄工作室").first() or hall(city)
    return register_kiosk(
        point=place, code=code, place="大厅东门", by=city.actor("panli"), at=at or timezone.now()
    )


def machine(city: City, kiosk: Kiosk) -> Client:
    """The browser of the activated machine."""
    at = timezone.now()
    _, secret = enrol(code=give_code(kiosk=kiosk, by=city.actor("panli"), at=at), at=at)
    client = Client()
    client.cookies["zhichi_kiosk"] = f"{kiosk.pk}:{secret}"
    return client
