from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from zhichi.domains.network.public import (
    Draft,
    HoursError,
    Point,
    PointError,
    PositionError,
    register_point,
    register_points,
)
from zhichi.domains.network.tests.factories import WEEKDAYS, city, unit
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, PostFact, Role
from zhichi.foundation.ledger.public import Entry, entries_of, payload_of
from zhichi.foundation.search.public import find

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def places():
    return city()


@pytest.fixture
def keeper():
    return unit(code="370811")


def draft(places, keeper, **fields):
    made = {
        "name": "许庄社区工作室",
        "tier": "village",
        "unit": keeper,
        "region": places["许庄社区居委会"],
        "hours": WEEKDAYS,
    }
    return Draft(**(made | fields))


def officer(role, run_by):
    post = PostFact(
        role=role, unit_id=run_by.pk, unit_code=run_by.code, unit_path=run_by.path, tier=run_by.tier
    )
    return Actor(kind="officer", officer_id=7, name="李明", posts=(post,))


def test_a_point_gets_a_code_a_cell_an_entry_and_a_place_in_the_search(places, keeper):
    wanted = draft(
        places, keeper, lon=116.6, lat=35.4, items=("mediation", "legal_aid"), serves=(places["长沟镇"],)
    )
    point = register_point(by=SYSTEM, at=AT, draft=wanted)
    assert point.code == "PLS-370811002001-4-01"
    assert point.cell
    assert point.status == "planned"
    assert [str(item) for item in point.items.order_by("item")] == ["法律援助", "人民调解"]
    assert [link.region.name for link in point.serves.all()] == ["长沟镇"]
    assert find(index="points", query="许庄 人民调解", limit=5) == [point.pk]
    (entry,) = entries_of("point:PLS-370811002001-4-01")
    assert (entry.code, entry.actor) == ("network.point.registered", "system:zhichi")
    assert payload_of(entry)["lon"] == "116.6"


def test_codes_count_on_and_a_closed_point_keeps_its_own(places, keeper):
    first = register_point(by=SYSTEM, at=AT, draft=draft(places, keeper))
    Point.objects.filter(pk=first.pk).update(status="closed")
    assert register_point(by=SYSTEM, at=AT, draft=draft(places, keeper)).code.endswith("-4-02")
    assert register_point(by=SYSTEM, at=AT, draft=draft(places, keeper, tier="township")).code.endswith(
        "-3-01"
    )


def test_many_points_go_in_with_one_entry_and_few_statements(places, keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        points = register_points(
            by=SYSTEM, at=AT, drafts=[draft(places, keeper, items=("mediation",)) for _ in range(60)]
        )
    assert [point.code[-2:] for point in points] == [f"{n:02d}" for n in range(1, 61)]
    (entry,) = entries_of("network:points")
    assert payload_of(entry)["count"] == 60
    assert len(find(index="points", query="人民调解", limit=99)) == 60


def test_the_hundredth_point_of_one_place_and_tier_is_refused(places, keeper):
    register_points(by=SYSTEM, at=AT, drafts=[draft(places, keeper)] * 99)
    with pytest.raises(PointError, match="99 个"):
        register_point(by=SYSTEM, at=AT, draft=draft(places, keeper))
    assert Point.objects.count() == 99


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"lon": 35.4, "lat": 35.4}, PositionError, "不在我国境内"),
        ({"lon": 116.6}, PositionError, "一起填写"),
        ({"hours": {"1": [["9", "10"]]}}, HoursError, "星期一"),
    ],
)
def test_what_cannot_be_right_is_told_and_leaves_nothing(places, keeper, fields, error, words):
    with pytest.raises(error, match=words):
        register_point(by=SYSTEM, at=AT, draft=draft(places, keeper, **fields))
    assert not Point.objects.exists()
    assert not Entry.objects.filter(code__startswith="network").exists()


def test_the_desk_above_and_the_head_of_the_office_may_register(places, keeper):
    office = unit(parent=keeper, tier="township", kind="justice_office")
    for actor in (officer(Role.PLS_ADMIN, keeper), officer(Role.JUSTICE_OFFICE_HEAD, office)):
        assert register_point(by=actor, at=AT, draft=draft(places, office)).unit == office


@pytest.mark.parametrize(
    ("role", "words"), [(Role.PLS_ADMIN, "不在您管理的范围"), (Role.MEDIATOR, "没有这个岗位")]
)
def test_a_foreign_county_and_a_wrong_role_are_refused(places, keeper, role, words):
    foreign = officer(role, unit(code="370812"))
    with pytest.raises(PermissionDenied, match=words):
        register_point(by=foreign, at=AT, draft=draft(places, keeper))
    with pytest.raises(PermissionDenied):
        register_point(by=CITIZEN, at=AT, draft=draft(places, keeper))
    assert not Point.objects.exists()
