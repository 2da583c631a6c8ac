"""What history is read from: spans of states, services and names, whatever happens on one day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhichi.domains.network.enums import Status
from zhichi.domains.network.public import Draft, PointError, change_point, register_point
from zhichi.domains.network.tests.factories import city, unit
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region, Tier

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.fixture
def room():
    places = city()
    draft = Draft(
        name="老名字",
        tier=Tier.VILLAGE,
        unit=unit(),
        region=places["许庄社区居委会"],
        status=Status.OPERATING,
        since=date(2025, 1, 1),
        items=("mediation",),
        serves=(places["鼓楼街道"],),
    )
    return register_point(by=SYSTEM, at=datetime(2025, 1, 1, tzinfo=UTC), draft=draft)


def turn(point, status, days=0, hours=0):
    return change_point(by=SYSTEM, at=AT + timedelta(days=days, hours=hours), point=point, status=status)


def spans(point):
    return list(point.spans.order_by("from_on").values_list("status", "from_on", "to_on"))


def test_a_suspension_splits_the_time_of_service(room):
    turn(room, Status.SUSPENDED)
    turn(room, Status.OPERATING, days=10)
    assert spans(room) == [
        ("operating", date(2025, 1, 1), DAY),
        ("suspended", DAY, date(2026, 3, 12)),
        ("operating", date(2026, 3, 12), None),
    ]


def test_suspended_and_opened_again_on_one_day_never_was_suspended(room):
    turn(room, Status.SUSPENDED)
    turn(room, Status.OPERATING, hours=3)
    assert spans(room) == [("operating", date(2025, 1, 1), None)]


def test_the_last_of_several_states_of_a_day_is_that_days_state(room):
    turn(room, Status.SUSPENDED)
    turn(room, Status.OPERATING, hours=1)
    turn(room, Status.CLOSED, hours=2)
    assert spans(room) == [("operating", date(2025, 1, 1), DAY), ("closed", DAY, None)]


def test_a_closed_point_serves_no_region_and_never_opens_again(room):
    turn(room, Status.CLOSED)
    assert room.serves.get().to_on == DAY
    with pytest.raises(PointError, match="不能恢复"):
        turn(room, Status.OPERATING, days=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [("planned", "operating"), ("planned", "suspended"), ("building", "suspended"), ("operating", "planned")],
)
def test_states_are_not_leapt_over(room, before, after):
    room.status = before
    room.save()
    with pytest.raises(PointError, match="下一步只能是"):
        turn(room, after)


def test_a_planned_point_is_opened_on_the_day_it_begins_to_serve():
    places = city()
    draft = Draft(name="新", tier=Tier.VILLAGE, unit=unit(), region=places["许庄社区居委会"])
    point = register_point(by=SYSTEM, at=AT, draft=draft)
    turn(point, Status.BUILDING)
    assert turn(point, Status.OPERATING, days=5).opened_on == date(2026, 3, 7)


def test_a_changed_name_is_remembered_as_a_former_one(room):
    change_point(by=SYSTEM, at=AT, point=room, name="新名字")
    former = room.names.get()
    assert (former.name, former.kind, former.to_on) == ("老名字", "former", DAY)


def test_items_and_regions_served_change_with_their_history(room):
    village = Region.objects.get(code="370811101000")
    change_point(by=SYSTEM, at=AT, point=room, items=("mediation", "notary"), serves=(village,))
    assert sorted(room.items.values_list("item", flat=True)) == ["mediation", "notary"]
    assert list(room.serves.order_by("pk").values_list("region_id", "from_on", "to_on")) == [
        ("370812001000", date(2025, 1, 1), DAY),
        ("370811101000", DAY, None),
    ]
    assert payload_of(entries_of(f"point:{room.code}").last()) == {
        "items": [["mediation"], ["mediation", "notary"]],
        "serves": [["370812001000"], ["370811101000"]],
    }
