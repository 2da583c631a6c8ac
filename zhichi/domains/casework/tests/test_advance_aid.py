"""先行提供援助 (法律援助法 §44): first help, then the formalities."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import clock, day, do, filed, legal_aid

pytestmark = pytest.mark.django_db
NO_CROWD = {"crowd": [], "urgent": "yes"}


def advanced(city: City, **answers):
    case = filed(legal_aid(answers=answers), at=day("2026-06-01"))
    given = {"ground": "deadline", "provider": city.people["chen"].pk, "deadline_on": "2026-06-05"}
    do(city, case, "grant_advance", "sunli", at=day("2026-06-01"), **given)
    return case


def test_the_provider_has_it_and_the_time_to_decide_runs_on(city: City):
    case = advanced(city)
    assert (case.state, case.handler, case.unit.code) == (
        "advance_granted",
        city.people["chen"],
        "370811-aid",
    )
    assert clock(case, "la.decide").state == "running"
    assert case.due_limit == "la.decide"


def test_the_decision_is_the_centres_wherever_the_case_lay(city: City):
    act = advanced(city).acts.get(verb="grant_advance")
    assert (act.desk, act.record.unit.code) == ("任城区法律援助中心", "370811-aid")


def test_with_the_formalities_done_it_goes_on_with_the_same_provider(city: City):
    case = advanced(city)
    do(city, case, "regularise", "sunli", at=day("2026-06-03"))
    assert (case.state, case.handler) == ("assigned", city.people["chen"])
    assert clock(case, "la.decide").met
    assert case.records.get(key="la.grant_decision").number == "任城区援决字〔2026〕1号"


def test_hardship_is_checked_before_it_is_regularised(city: City, refused):
    case = advanced(city, **NO_CROWD)
    assert "须先核查经济困难状况" in refused(case, "regularise", "sunli")
    do(city, case, "check_means", "zhaojing")
    do(city, case, "regularise", "sunli")
    assert case.state == "assigned"
    assert case.legal_aid.urgent


def test_without_the_conditions_it_ends_and_may_be_objected_to(city: City):
    case = advanced(city)
    do(city, case, "end_advance", "sunli", at=day("2026-06-03"))
    assert (case.state, case.handler) == ("terminated", None)
    do(city, case, "object", "citizen", at=day("2026-06-04"))
    assert case.state == "objection_review"


def test_only_the_head_may(city: City, refused):
    case = filed(legal_aid())
    given = {"ground": "deadline", "provider": city.people["chen"].pk}
    for who in ("liming", "zhaojing", "chen", "citizen"):
        assert refused(case, "grant_advance", who, **given) == "“先行提供援助”由县级法律援助中心负责人办理。"
