import pytest
from django.contrib.contenttypes.models import ContentType

from zhichi.foundation.search.public import put, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def things():
    made = [ContentType.objects.create(app_label="search", model=f"thing{n}") for n in range(4)]
    for thing, text in zip(made, ["法律援助申请", "法律咨询", "援助法律", "人民调解"], strict=True):
        put(index="things", key=thing.pk, text=text)
    return made


def test_a_queryset_is_narrowed_by_one_sub_query_and_keeps_its_filters(things, django_assert_num_queries):
    narrowed = restrict(ContentType.objects.filter(model__lt="thing2"), "things", "法律")
    with django_assert_num_queries(1):
        assert list(narrowed.order_by("model")) == things[:2]
    assert "SELECT" in str(narrowed.query).split("WHERE", 1)[1]


def test_it_can_be_counted_sliced_and_narrowed_again(things):
    narrowed = restrict(ContentType.objects.all(), "things", "法律")
    assert narrowed.count() == 3
    assert len(narrowed.order_by("pk")[1:2]) == 1
    assert list(restrict(narrowed, "things", "援助").order_by("pk")) == [things[0], things[2]]
    assert restrict(narrowed, "things", "咨询").exclude(pk=things[1].pk).exists() is False


@pytest.mark.parametrize("query", ["", "？？"])
def test_nothing_searchable_leaves_nothing(things, query):
    assert not restrict(ContentType.objects.all(), "things", query).exists()
