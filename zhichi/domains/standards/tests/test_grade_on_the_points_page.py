"""The grade of a point stands on its pages: in words for everybody, with its assessment for officers."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.public import Checklist
from zhichi.domains.standards.tests.factories import room

pytestmark = pytest.mark.django_db


def graded(city: City, **fields) -> Assessment:
    now = timezone.now()
    made = {"state": AssessmentState.CERTIFIED, "expires_on": timezone.localdate() + timedelta(1)} | fields
    return Assessment.objects.create(
        point=room(city),
        checklist=Checklist.objects.filter(tier="village").latest("pk"),
        grade=Grade.CITY_DEMO,
        started_at=now,
        moved_at=now,
        started_by="system:test",
        **made,
    )


def test_everybody_reads_the_grade_with_its_days_and_no_way_inside(client, city: City):
    one = graded(city)
    page = client.get(reverse("network:point", args=[one.point.code])).content.decode()
    today = timezone.localdate()
    assert f"<b>{Grade.CITY_DEMO.label}" in page
    assert page.count(f"{today.day}日") >= 2, "given today, and good until the end of today"
    assert reverse("standards:assessment", args=[one.pk]) not in page


def test_an_officer_of_the_branch_gets_to_the_assessment(city: City):
    one = graded(city)
    page = city.client("panli").get(reverse("network:office_point", args=[one.point.code])).content.decode()
    assert f'href="{reverse("standards:assessment", args=[one.pk])}"' in page
    assert city.client("panli").get(reverse("standards:assessment", args=[one.pk])).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [{"state": AssessmentState.REVOKED}, {"expires_on": date(2020, 1, 1)}],
)
def test_a_grade_that_is_over_is_not_told(client, city: City, fields):
    one = graded(city, **fields)
    assert "规范化等次" not in client.get(reverse("network:point", args=[one.point.code])).content.decode()


def test_the_public_page_is_the_same_for_officers(city: City):
    one = graded(city)
    page = city.client("liming").get(reverse("network:point", args=[one.point.code])).content.decode()
    assert reverse("standards:assessment", args=[one.pk]) not in page
