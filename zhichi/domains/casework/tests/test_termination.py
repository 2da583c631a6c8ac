"""终止法律援助: on a ground of 法律援助法 §48, by the head, open to objection."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import do, granted, in_progress
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


def test_it_takes_the_case_from_the_provider(city: City):
    case = in_progress(city)
    do(city, case, "terminate", "sunli", ground="s48_6")
    assert (case.state, case.handler) == ("terminated", None)
    decision = case.records.get(key="la.termination_decision")
    assert decision.data[0]["value"] == "受援人自行委托律师或者其他代理人"


def test_a_grant_not_yet_assigned_may_end_too(city: City):
    case = granted(city)
    do(city, case, "terminate", "sunli", ground="s48_7")
    assert open_clocks(case.subject) == []
    serve_all(case, city.actor("zhaojing"), timezone.now())
    assert [clock.limit.key for clock in open_clocks(case.subject)] == ["la.objection_window"]


@pytest.mark.parametrize("ground", ["", "s48_9", "s48", None, ["s48_1"]])
def test_only_a_ground_of_the_law_will_do(city: City, refused, ground):
    assert "终止的情形" in refused(granted(city), "terminate", "sunli", ground=ground)


def test_the_citizen_may_object(city: City):
    case = in_progress(city)
    do(city, case, "terminate", "sunli")
    do(city, case, "object", "citizen")
    assert (case.state, case.unit.code) == ("objection_review", "370811")


def test_neither_clerk_nor_provider_ends_it(city: City, refused):
    case = in_progress(city)
    for who in ("zhaojing", "chen", "liming"):
        assert "由县级法律援助中心负责人办理" in refused(case, "terminate", who)
