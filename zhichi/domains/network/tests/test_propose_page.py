"""The form for a new point: what it begins with."""

import pytest
from django.urls import reverse

from tests.cast import City

pytestmark = pytest.mark.django_db


def test_a_gap_of_coverage_leads_to_a_form_that_knows_the_place(city: City):
    page = city.client("panli").get(reverse("network:office_propose"), {"region": "370811002001"})
    form = page.context["form"]
    assert (form["region"].initial, form["tier"].initial) == ("370811002001", "village")


@pytest.mark.parametrize("asked", ["", "370811", "no code", "370811002001' --"])
def test_an_address_that_names_no_place_begins_an_empty_form(city: City, asked: str):
    page = city.client("panli").get(reverse("network:office_propose"), {"region": asked})
    assert page.status_code == 200
    assert not page.context["form"]["region"].initial
