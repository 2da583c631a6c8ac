"""Services, duties and calls: recorded by those who work there, checked by those above, each in the ledger."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from zhichi.domains.network.forms.facts import DutyForm
from zhichi.domains.network.models import Window
from zhichi.domains.network.public import FactError, record_duty, record_phone_check, record_service
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def room(city):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"], phone="0537-2345678")


def serve(city, room, who="liming", **changes):
    told = {
        "item": "mediation",
        "channel": "on_site",
        "when": NOW - timedelta(hours=1),
        "note": "解答土地承包问题",
    }
    return record_service(by=city.actor(who), at=NOW, point=room, **(told | changes))


def duty(city, room, **changes):
    told = {"person": "李明", "planned_from": NOW, "planned_to": NOW + timedelta(hours=3), "attended": None}
    return record_duty(by=city.actor("liming"), at=NOW, point=room, source="排班表", **(told | changes))


def test_a_service_is_kept_with_the_fingerprint_of_its_note(city, room):
    event = serve(city, room, minutes=20)
    assert (event.server, event.confirmed, event.recorded_at) == (city.actor("liming").ref, False, NOW)
    assert event.simhash == serve(city, room, note="解答土地承包问题。").simhash
    assert serve(city, room, note="").simhash is None
    assert [entry.code for entry in entries_of(f"point:{room.code}")] == ["network.service.recorded"] * 3


def test_a_service_to_come_and_a_window_of_another_point_are_refused(city, room):
    with pytest.raises(FactError, match="还没有到"):
        serve(city, room, when=NOW + timedelta(minutes=5))
    other = point(room.region, room.unit)
    with pytest.raises(FactError, match="不是这个服务点的"):
        serve(city, room, window=Window.objects.create(point=other, code="1", name="综合"))
    assert not room.events.exists()


@pytest.mark.parametrize("who", ["qianwei", "zheng", "feng"])
def test_others_record_no_service_here(city, room, who):
    with pytest.raises(PermissionDenied):
        serve(city, room, who=who)


def test_a_duty_ends_after_it_begins_and_is_judged_only_once_it_has_begun(city, room):
    assert duty(city, room, attended=True).attended is True
    with pytest.raises(FactError, match="之后"):
        duty(city, room, planned_to=NOW)
    with pytest.raises(FactError, match="还没有到值班时间"):
        duty(city, room, planned_from=NOW + timedelta(hours=1), attended=True)


def test_a_duty_is_recorded_for_a_person_of_the_point_and_takes_his_name(city, room):
    chen = room.people.create(kind="adviser", name="陈律师", from_on="2026-01-01")
    kept = duty(city, room, point_person=chen, person="")
    assert (kept.point_person, kept.person) == (chen, "陈律师")
    elsewhere = point(room.region, room.unit)
    with pytest.raises(FactError, match="没有登记在这个服务点"):
        record_duty(
            by=city.actor("liming"), at=NOW, point=elsewhere, source="排班表", person="", point_person=chen,
            planned_from=NOW, planned_to=NOW + timedelta(hours=1), attended=None,
        )  # fmt: skip


def test_the_form_asks_for_a_person_of_the_point_or_else_a_name(city, room):
    chen = room.people.create(kind="adviser", name="陈律师", firm="鸿雁律师事务所", from_on="2026-01-01")
    told = {"planned_from": "2026-11-20 09:00", "planned_to": "2026-11-20 12:00", "source": "排班表"}
    assert "陈律师，村（居）法律顾问，鸿雁律师事务所" in str(DutyForm(point=room)["point_person"])
    chosen = DutyForm(told | {"point_person": chen.pk}, point=room)
    assert chosen.is_valid()
    assert chosen.answers()["point_person"] == chen
    assert DutyForm(told | {"person": "来帮忙的人"}, point=room).is_valid()
    assert "请选择值班人" in str(DutyForm(told, point=room).errors)


def test_calls_come_from_above_and_need_a_number(city, room):
    assert record_phone_check(by=city.actor("panli"), at=NOW, point=room, reached=False).reached is False
    with pytest.raises(PermissionDenied):
        record_phone_check(by=city.actor("liming"), at=NOW, point=room, reached=True)
    room.phone = ""
    with pytest.raises(FactError, match="没有登记电话"):
        record_phone_check(by=city.actor("panli"), at=NOW, point=room, reached=True)
