"""`foundation.statements` against real tables: it has none of its own, so its tests stand above the rooms."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import F, Prefetch, QuerySet

from tests.cast import City
from zhichi.foundation.accounts.public import Officer, Post
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Slot, reading

pytestmark = pytest.mark.django_db


@reading
def officer_called(*, username: Slot) -> QuerySet[Officer, Officer]:
    return Officer.objects.filter(username=username).select_related("home_unit")


@reading
def units_among(n: int, **codes: Slot) -> QuerySet[Unit, tuple[str, str]]:
    return (
        Unit.objects.filter(code__in=[codes[f"c{i}"] for i in range(n)])
        .order_by("code")
        .values_list("code", "name")
    )


@reading
def posts_on(*, day: Slot) -> QuerySet[Post, int]:
    return Post.objects.filter(from_on__lte=day).order_by("pk").values_list("pk", flat=True)


def test_a_reading_gives_what_its_queryset_gives(city: City, django_assert_num_queries):
    for username in ("liming", "sunli", "liming"):
        with django_assert_num_queries(1):
            got = officer_called.first(username=username)
            assert got is not None
            assert got.home_unit is not None
            assert got.home_unit.name
        plain = Officer.objects.select_related("home_unit").get(username=username)
        assert (got, got.phone, got.home_unit) == (plain, plain.phone, plain.home_unit)
        assert got._state.adding is False


def test_encrypted_columns_come_out_open(city: City):
    Officer.objects.filter(username="liming").update(phone="13800001234")
    assert officer_called.first(username="liming").phone == "13800001234"


def test_the_shape_is_part_of_the_statement(city: City):
    codes = list(Unit.objects.order_by("code").values_list("code", flat=True)[:3])
    assert [code for code, _ in units_among(1, c0=codes[1])] == [codes[1]]
    assert [code for code, _ in units_among(3, c0=codes[2], c1=codes[0], c2=codes[1])] == codes


def test_dates_are_written_as_the_database_takes_them(city: City):
    assert posts_on(day=date(2000, 1, 1)) == []
    assert posts_on(day=date(2100, 1, 1)) == list(Post.objects.order_by("pk").values_list("pk", flat=True))


def test_moments_are_compared_in_utc(city: City):
    @reading
    def changed_since(*, at: Slot) -> QuerySet[Officer, str]:
        return Officer.objects.filter(password_changed_at__gte=at).values_list("username", flat=True)

    Officer.objects.filter(username="liming").update(password_changed_at=datetime(2026, 3, 1, 8, tzinfo=UTC))
    assert "liming" in changed_since(at=datetime(2026, 3, 1, 8, tzinfo=UTC))
    assert "liming" not in changed_since(at=datetime(2026, 3, 1, 8, 0, 1, tzinfo=UTC))


def test_annotations_are_carried(city: City):
    @reading
    def named(*, username: Slot) -> QuerySet[Officer, Officer]:
        return Officer.objects.annotate(where=F("home_unit__name")).filter(username=username)

    officer = named.first(username="liming")
    assert vars(officer)["where"] == officer.home_unit.name


def test_a_slot_left_empty_or_unknown_is_refused(city: City):
    officer_called(username="liming")
    with pytest.raises(TypeError):
        officer_called()
    with pytest.raises(TypeError):
        officer_called(username="liming", day=1)


def test_a_reading_cannot_prefetch(city: City):
    @reading
    def with_posts() -> QuerySet[Officer, Officer]:
        return Officer.objects.prefetch_related(Prefetch("posts"))

    with pytest.raises(TypeError, match="prefetch"):
        with_posts()


def test_a_slot_that_the_queryset_takes_for_a_value_is_noticed(city: City):
    @reading
    def at_regions(*, code: Slot) -> QuerySet[Unit, Unit]:
        return Unit.objects.filter(region__in=[code])

    with pytest.raises(TypeError, match="something else"):
        at_regions(code="370811000000")
