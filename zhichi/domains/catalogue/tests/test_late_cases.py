"""The list behind a missed date is an index of its own; the count goes on where it was interrupted, and says so."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import City
from zhichi.domains.catalogue.actions import measuring
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.models import LateCase, Measure
from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.measure import counted
from zhichi.domains.catalogue.models.measured_cases import cases_behind
from zhichi.domains.catalogue.tests.test_measuring import NOW, counts_for, life, version, worlds
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import day, do, filed, legal_aid
from zhichi.foundation.procedures.public import ProcedureVersion

pytestmark = pytest.mark.django_db


def late(city: City, at: str = "2026-09-01") -> Case:
    """An application that lay three weeks over the seven days of 法律援助法§43."""
    case = filed(legal_aid(), at=day(at))
    do(city, case, "accept", "liming", at=day(at) + timedelta(28))
    do(city, case, "withdraw", "citizen", at=day(at) + timedelta(29))
    return case


def listed(city: City, who: str = "zheng"):
    held = version()
    found = cases_behind(city.actor(who), held, "late.la.decide", marks_of(held.pk), since=None, until=NOW)
    assert found is not None
    return found.order_by("-late_limits__closed_at", "-late_limits__case")


def test_the_late_ones_are_listed_and_no_other(city: City):
    cases = [late(city), late(city, "2026-10-02")]
    worlds(city, 4)
    count_all(at=NOW)
    assert [case.pk for case in listed(city)] == [cases[1].pk, cases[0].pk]
    assert counts_for(city, "zheng").tallies["late"]["la.decide"] == 2
    assert listed(city, "hanmei").count() == 0
    page = city.client("zheng").get(
        f"/office/measure/legal_aid/{version().version}/cases/?what=late.la.decide&span=all"
    )
    assert "共 2 件" in page.content.decode()
    assert cases[0].number in page.content.decode()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what PostgreSQL plans depends on how much there is"
)
def test_the_list_walks_along_its_own_index_without_sorting(city: City):
    late(city)
    count_all(at=NOW)
    plan = listed(city)[:20].explain()
    assert "late_case_list" in plan
    assert "SCAN cases_case" not in plan
    assert "TEMP B-TREE" not in plan


def test_a_case_whose_month_is_counted_again_is_listed_once(city: City):
    case = late(city)
    for _ in range(2):
        count_all(at=NOW, afresh=True)
    assert LateCase.objects.get(limit="la.decide").case == case


def test_a_case_under_another_version_takes_its_row_with_it(city: City):
    case, first = late(city), version()
    count_all(at=NOW)
    later = ProcedureVersion.objects.create(
        kind=first.kind,
        version=first.version + 1,
        title=first.title,
        effective_from=first.effective_from,
        document=first.document | {"version": first.version + 1},
        digest="0" * 64,
        published_at=NOW,
        published_by="system:test",
    )
    Case.objects.filter(pk=case.pk).update(version=later)
    count_all(at=NOW)
    assert {one.version for one in LateCase.objects.all()} == {later}
    assert [one.version for one in Measure.objects.all()] == [later]


def test_portions_of_one_count_the_same_as_portions_of_many(city: City, monkeypatch: pytest.MonkeyPatch):
    worlds(city)
    # Two filed at the same moment: the order goes on by number.
    Case.objects.filter(pk__in=[case.pk for case in (life(city, 0), life(city, 8))]).update(
        filed_at=day("2026-09-09")
    )
    count_all(at=NOW)
    before = counts_for(city, "zheng").as_document()
    monkeypatch.setattr(measuring, "PORTION", 1)
    count_all(at=NOW, afresh=True)
    assert counts_for(city, "zheng").as_document() == before


def test_an_interrupted_count_goes_on_with_the_months_that_are_left(city: City):
    late(city), late(city, "2026-10-02")

    def stop(done: int, of: int) -> None:
        assert (done, of) == (1, 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        count_all(at=NOW, told=stop)
    state = counted()
    assert state is not None
    assert state.left == 1
    assert [f"{one.month:%m}" for one in Measure.objects.all()] == ["10"]
    assert "还有 1 个月的件没有数完" in city.client("zheng").get("/office/measure/").content.decode()
    assert count_all(at=NOW) == 1
    assert "截至" in city.client("zheng").get("/office/measure/").content.decode()


def test_a_count_costs_the_same_however_many_cases(city: City, django_assert_max_num_queries):
    worlds(city)
    count_all(at=NOW)
    with django_assert_max_num_queries(100) as few:
        count_all(at=NOW, afresh=True)
    worlds(city)
    count_all(at=NOW)
    with django_assert_max_num_queries(len(few)):
        count_all(at=NOW, afresh=True)
