"""A reading counted by the database says what its rows would say."""

from collections import Counter

import pytest
from django.db.models import QuerySet

from tests.cast import City
from zhichi.foundation.accounts.public import Post
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Slot, reading

pytestmark = pytest.mark.django_db


@reading
def units_up_to(limit: int, /, *, code: Slot) -> QuerySet[Unit, str]:
    return Unit.objects.filter(code__gte=code).order_by("code").values_list("tier", flat=True)[:limit]


@reading
def first_days(*, role: Slot) -> QuerySet[Post, object]:
    return Post.objects.filter(role=role).values_list("from_on", flat=True)


def test_a_count_stops_where_the_rows_stop(city: City, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert units_up_to.count(2, code="") == 2
    assert units_up_to.count(1000, code="") == Unit.objects.count()
    assert units_up_to.count(1000, code="~") == 0


def test_a_tally_counts_each_value(city: City):
    assert units_up_to.tally(1000, code="") == Counter(Unit.objects.values_list("tier", flat=True))
    assert units_up_to.tally(1000, code="~") == {}


def test_what_is_tallied_is_as_its_field_gives_it(city: City):
    role = "justice_assistant"
    days = Counter(Post.objects.filter(role=role).values_list("from_on", flat=True))
    assert days
    assert first_days.tally(role=role) == days
