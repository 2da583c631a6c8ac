"""The demo city's network is the same each time and gives every page something true to say."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Count, Sum

from zhichi.config.demo.city import load_regions, load_units, read_city
from zhichi.config.demo.load import load_network
from zhichi.config.demo.network import Net, plan_network, share_out
from zhichi.config.demo.people import load_actors, load_people
from zhichi.config.demo.reckoned import nights
from zhichi.config.demo.serving import share_rooms
from zhichi.domains.coverage.public import CoverageDay, CoveragePlan, Figures, PointStanding, Sample, Standing
from zhichi.domains.network.public import (
    DutyRecord,
    Locality,
    PhoneCheck,
    Point,
    PointName,
    PointPerson,
    PointRegion,
    Proposal,
    ProposalState,
    ServiceEvent,
    Status,
    Verification,
    VerificationPhoto,
    Window,
)
from zhichi.domains.standards.public import Assessment, AssessmentState
from zhichi.foundation.regions.public import Level, Region
from zhichi.foundation.sockets.public import LAW_LOADERS

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
BEGIN = NOW - timedelta(days=366)
SMALL = {"370811", "370831", "370883"}
COUNTED = (Point, PointPerson, PointName, Window, Locality, ServiceEvent, DutyRecord, PhoneCheck, Verification,
           VerificationPhoto, Proposal, Assessment)  # fmt: skip


def planned() -> tuple[dict[str, Any], Net]:
    city = read_city()
    for load_law in LAW_LOADERS:
        load_law(settings.DATA / "law", at=BEGIN)
    load_regions(at=BEGIN)
    units = load_units(city, at=BEGIN)
    load_people(city, units, at=NOW)
    return city, plan_network(city, units, until=NOW)


@pytest.mark.django_db
def test_the_plan_is_the_same_each_time_and_holds_what_the_mission_says():
    city, net = planned()
    again = plan_network(city, net.units, until=NOW)
    assert [(f.draft, f.life, f.turns) for f in net.fates] == [
        (f.draft, f.life, f.turns) for f in again.fates
    ]
    assert sum(f.draft.status == Status.OPERATING for f in net.of("village")) == 3930
    villages = [spot for spot in net.spots.values() if spot.region.level == Level.VILLAGE]
    assert sum(spot.people for spot in villages) == 4_000_000
    assert all(fate.draft.synthetic for fate in net.fates)
    assert Counter(f.draft.tier for f in net.fates)["township"] == Region.objects.filter(level=4).count() - 2
    weak = Counter(f.life for f in net.of("village", "370831"))
    strong = Counter(f.life for f in net.of("village", "370811"))
    assert weak["hollow"] > 30 > strong["hollow"]
    assert weak["copied"]
    assert weak["dressed"]
    assert weak["hasty"] == 2


@pytest.mark.django_db
def test_every_page_has_something_true_to_say():
    city, net = planned()
    share_rooms(net)
    # The weak county whole, of the others a part: enough to see, and quick.
    some = [f for f in net.fates if f.county in SMALL]
    net.fates = [
        f for n, f in enumerate(some) if f.county == "370831" or f.draft.tier != "village" or n % 5 == 0
    ]
    load_network(net, city, begin=BEGIN, until=NOW, progress=lambda n: None, told=lambda said: None)
    actors = load_actors()
    nights(net, actors, until=NOW, told=lambda said: None)
    counts = {model.__name__: model.objects.count() for model in COUNTED}
    assert all(counts.values()), counts
    assert not Point.objects.filter(synthetic=False).exists()
    assert not ServiceEvent.objects.filter(synthetic=False).exists()
    assert not ServiceEvent.objects.filter(at__gt=NOW).exists()

    hollow = PointStanding.objects.filter(standing=Standing.HOLLOW)
    assert hollow.filter(point__region__code__startswith="370831").count() > 30
    assert hollow.filter(point__region__code__startswith="370811").count() < 5
    said = Counter(
        s["key"] for signals in hollow.values_list("signals", flat=True) for s in signals if s["points"] < 0
    )
    assert {"copies", "bursts", "late", "duplicates", "shut", "denied", "herds"} <= set(said)
    assert PointRegion.objects.values("point").annotate(n=Count("pk")).filter(n__gt=9).exists()
    tricked = PointStanding.objects.filter(
        point__in=[f.registered.pk for f in net.fates if f.life == "hasty"]
    )
    assert all(any(s["key"] == "travel" for s in one.signals) for one in tricked)
    honest = PointStanding.objects.filter(point__in=[f.registered.pk for f in net.fates if f.life == "alive"])
    assert not [one for one in honest for s in one.signals if s["key"] in ("travel", "copies", "duplicates")]

    same = VerificationPhoto.objects.values("phash").annotate(n=Count("pk"))
    assert same.exists()
    expired = (
        Verification.objects.filter(expires_on__lt=NOW.date())
        .values("point__region__parent__parent")
        .distinct()
    )
    assert expired.count() >= 3
    layers = CoverageDay.objects.filter(day=net.today, tier="village").aggregate(
        Sum("eligible"), Sum("claimed")
    )
    assert layers["claimed__sum"] < layers["eligible__sum"]
    assert Point.objects.filter(status=Status.SUSPENDED).exists()
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState.values)
    assert {
        AssessmentState.CERTIFIED,
        AssessmentState.RECTIFY,
        AssessmentState.DRAFT,
        AssessmentState.REVOKED,
    } <= set(Assessment.objects.values_list("state", flat=True))
    assert sorted(Sample.objects.values_list("state", flat=True)) == ["committed", "finished"]
    assert CoveragePlan.objects.exists()
    assert {"balance", "reach", "sites", "windows", "forecast"} == set(
        Figures.objects.values_list("kind", flat=True)
    )


@pytest.mark.parametrize("total", [0, 1, 7, 29, 30])
def test_sharing_out_gives_just_the_total_and_none_more_than_it_can_take(total: int):
    given = share_out(total, {"a": 5, "b": 1, "c": 0, "d": 3}, {"a": 10, "b": 10, "c": 10, "d": 10})
    assert sum(given.values()) == total
    assert max(given.values()) <= 10
    assert given["c"] == 0
