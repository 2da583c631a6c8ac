"""Rows kept elsewhere are taken over at once: by the system, in one entry."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.models import (
    Point,
    PointItem,
    ServiceEvent,
    Verification,
    VerificationPhoto,
    Window,
)
from zhichi.domains.network.public import take_over
from zhichi.domains.network.rules.similar import simhash
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, 0, tzinfo=timezone.get_default_timezone())


def room(city: City) -> Point:
    unit = city.units["370811-town"]
    return Point.objects.create(
        code="PLS-370811002001-4-01", name="许庄工作室", tier="village", unit=unit, region_id="370811002001"
    )


def served(point: Point, window: Window | None = None) -> ServiceEvent:
    return ServiceEvent(
        point=point, window=window, item="consultation", channel="on_site", at=AT, server="甲",
        note="为村民解答土地承包问题", recorded_at=AT,
    )  # fmt: skip


def test_rows_of_several_kinds_come_in_one_entry_with_their_counts(city: City):
    point = room(city)
    window = Window(point=point, code="1", name="综合")
    seen = Verification(
        point=point, method="on_site", outcome="real", at=AT - timedelta(days=3), by="officer:1"
    )
    photo = VerificationPhoto(verification=seen, phash=-5)
    rows = [photo, served(point, window), seen, window]
    counts = take_over(by=SYSTEM, at=AT, rows=rows, source="旧系统")
    assert counts == {"Window": 1, "ServiceEvent": 1, "Verification": 1, "VerificationPhoto": 1}
    event = ServiceEvent.objects.get()
    assert (event.window, event.simhash) == (window, simhash("为村民解答土地承包问题"))
    assert VerificationPhoto.objects.get().verification == seen
    (entry,) = entries_of("network:facts")
    assert payload_of(entry) == {"source": "旧系统", "counts": dict(sorted(counts.items()))}


def test_an_officer_does_not_take_over_anything(city: City):
    with pytest.raises(PermissionDenied, match="逐条登记"):
        take_over(by=city.actor("panli"), at=AT, rows=[served(room(city))], source="旧系统")
    assert not ServiceEvent.objects.exists()


def test_a_kind_that_has_its_own_verbs_is_refused_and_nothing_is_written(city: City):
    point = room(city)
    with pytest.raises(TypeError, match="PointItem"):
        take_over(
            by=SYSTEM, at=AT, rows=[served(point), PointItem(point=point, item="notary")], source="旧系统"
        )
    assert not ServiceEvent.objects.exists()
