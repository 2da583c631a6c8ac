"""The pages of the office: who sees them, what they say, what they do without script."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.tests.factories import furnished, room, walked

pytestmark = pytest.mark.django_db
S = AssessmentState
HEADS = ("signage", "elements", "role", "facilities")
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_every_page_opens_for_keeper_county_city_and_director(city: City):
    done = walked(city, furnished(city, 1))
    poor = walked(city, furnished(city, 2), until=S.RECTIFY, unmet=POOR)
    draft = walked(city, room(city, 3), until=S.DRAFT)
    room(city, 4)
    task = poor.rectifications.first()
    for name in ("liming", "panli", "gaofang", "zheng"):
        client = city.client(name)
        for address in (
            "/office/standards/",
            "/office/standards/?tab=all",
            "/office/standards/?tab=ending",
            "/office/standards/?state=rectify&tier=village&county=370811&q=工作室",
            "/office/standards/points/",
            "/office/standards/tasks/",
            "/office/standards/distance/",
            "/office/standards/distance/?tier=village&item=s3&order=near",
            "/office/standards/distance/?tier=city",
            "/office/standards/checklists/",
            "/office/standards/checklists/pls.village/1/",
            f"/office/standards/{done.pk}/",
            f"/office/standards/{poor.pk}/",
            f"/office/standards/{draft.pk}/",
            f"/office/standards/{poor.pk}/sheet/",
            f"/office/standards/{poor.pk}/tasks/{task.pk}/",
        ):
            text(client, address)


def test_a_keeper_fills_in_part_by_part_and_hands_in(city: City):
    point = room(city)
    client = city.client("liming")
    assert "第1工作室" in text(client, "/office/standards/points/")
    client.post(f"/office/standards/points/{point.pk}/start/")
    assessment = Assessment.objects.get()
    for head in HEADS:
        address = f"/office/standards/{assessment.pk}/mark/{head}/"
        page = client.get(address)
        sent = {"revision": page.context["assessment"].revision}
        for row in page.context["rows"]:
            known = row.register.met if row.register else None
            sent[row.met.html_name] = "no" if known is False else "yes"
        answer = client.post(address, sent)
        assert answer.status_code == 302, page.context["form"].errors
    assert assessment.marks.count() == 20
    submitted = client.post(f"/office/standards/{assessment.pk}/do/submit/", {"words": ""})
    assert submitted.status_code == 302
    assessment.refresh_from_db()
    assert assessment.state == S.SELF_ASSESSED
    assert "等待县级复核" in text(client, f"/office/standards/{assessment.pk}/")
