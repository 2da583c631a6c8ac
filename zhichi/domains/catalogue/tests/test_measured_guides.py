"""What cases cost is counted by the guide they were filed under: before and after a change of the guide alone."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.models import LateCase, Measure
from zhichi.domains.catalogue.models.measured_guides import counts_of_guides
from zhichi.domains.catalogue.rules.measure import mean
from zhichi.domains.catalogue.tests.test_measuring import NOW, life
from zhichi.foundation.cases.public import Case

pytestmark = pytest.mark.django_db


def under(case: Case, number: int) -> None:
    Case.objects.filter(pk=case.pk).update(item="legal_aid", item_version=number)


def guides(city: City) -> dict[int, tuple[int, int]]:
    """By version of the guide: cases, cases done."""
    rows = counts_of_guides(city.actor("zheng"), None, "legal_aid")
    return {row["number"]: (row["counts"].cases, row["counts"].done) for row in rows}


def test_each_version_of_the_guide_has_its_own_counts_and_they_add_up(city: City):
    for number in range(6):
        under(life(city, number), 1 if number < 4 else 2)
    life(city, 6)
    count_all(at=NOW)
    told = guides(city)
    assert (told[1][0], told[2][0]) == (4, 2)
    whole = Case.objects.filter(kind="legal_aid")
    assert (
        sum(row.figures.cases for row in Measure.objects.filter(version__kind="legal_aid")) == whole.count()
    )
    done = whole.filter(closed_at__lte=NOW, item_version=1).count()
    assert told[1][1] == done


def test_what_is_late_under_one_guide_stays_when_the_other_is_counted_again(city: City):
    first, second = life(city, 1), life(city, 5)
    under(first, 1)
    under(second, 2)
    count_all(at=NOW)
    late = set(LateCase.objects.values_list("case", "limit"))
    Case.objects.filter(pk=second.pk).update(revision=99)
    assert count_all(at=NOW + timedelta(hours=1)) == 1
    assert set(LateCase.objects.values_list("case", "limit")) == late


def test_the_page_sets_the_versions_side_by_side(city: City):
    for number in range(4):
        under(life(city, number), 1 + number % 2)
    count_all(at=NOW)
    page = city.client("zheng").get("/office/measure/legal_aid/?span=all").content.decode()
    assert "法律援助第 1 版" in page
    assert "legal_aid第 2 版" in page  # a version that was never published here goes by its code
    row = counts_of_guides(city.actor("zheng"), None, "legal_aid")[0]
    assert mean(row["counts"].histograms["visits"]) is not None
