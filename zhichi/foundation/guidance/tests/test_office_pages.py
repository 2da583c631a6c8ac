"""Officers read the tables; nobody changes them here."""

import pytest
from django.urls import reverse

from zhichi.foundation.guidance.models import WayVersion

pytestmark = pytest.mark.django_db


def test_the_desk_reads_every_way_as_a_table(city, django_assert_max_num_queries):
    client = city.client("liming")
    client.get(reverse("guidance:ways"))
    with django_assert_max_num_queries(25):
        page = client.get(reverse("guidance:ways")).content.decode()
    assert "干了活，拿不到工资第 1 版" in page
    assert "正在用" in page
    page = client.get(reverse("guidance:way", args=["wages", 1])).content.decode()
    assert "您是不是从农村进城打工的" in page
    assert "法律援助法§31" in page
    assert "<form method" not in page.split("<main")[1].split("</main>")[0]


def test_a_way_that_leads_to_an_ended_item_is_marked(city):
    row = WayVersion.objects.get(code="notary")
    row.document["outcomes"]["book"]["items"][0]["item"] = "gone"
    row.save()
    page = city.client("liming").get(reverse("guidance:ways")).content.decode()
    assert "指向停办的事项：gone" in page


def test_nobody_writes_and_nothing_unknown_is_shown(city):
    client = city.client("liming")
    assert client.post(reverse("guidance:ways")).status_code == 405
    assert client.get(reverse("guidance:way", args=["wages", 9])).status_code == 404
    assert city.client("chen").get(reverse("guidance:ways")).status_code == 403
