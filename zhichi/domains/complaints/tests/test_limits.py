"""The clocks of each kind (domain.md §3.3, Annex A): what is confirmed runs, what is not is shipped disabled and says so."""

import pytest

from zhichi.domains.complaints.models import kinds
from zhichi.domains.complaints.models.sections import case_section
from zhichi.domains.complaints.tests.factories import complained, do, investigating, on
from zhichi.foundation.cases.tests.factories import clock
from zhichi.foundation.timelimits.public import Limit, open_clocks

pytestmark = pytest.mark.django_db
APPRAISAL = {"answers": {"target": "appraisal", "respondent": "某鉴定所"}}


def running(case):
    return {one.limit.key: one.due_on for one in open_clocks(case.subject)}


def test_an_appraisal_complaint_is_answered_in_seven_working_days(town):
    # 山东省司法鉴定条例 §47: 2026-06-01 is a Monday, 06-19 to 06-21 are off.
    assert running(complained(**APPRAISAL)) == {
        "cmp.appraisal_accept": on("2026-06-10"),
        "cmp.backstop": on("2026-08-03"),
    }


def test_the_time_for_supplements_is_not_counted(town):
    case = complained(**APPRAISAL)
    do(town, case, "classify", "luoke", "2026-06-01")
    do(town, case, "request_supplement", "luoke", "2026-06-02")
    assert clock(case, "cmp.appraisal_accept").state == "suspended"
    do(town, case, "supplement", "citizen", "2026-06-12")
    # Seven working days from 06-15 on: none had passed when it stood still, and 06-19 is a holiday.
    assert running(case)["cmp.appraisal_accept"] == on("2026-06-24")


@pytest.mark.parametrize("target", ["lawyer", "notary", "legal_aid", "grassroots", "mediator", "window"])
def test_without_a_confirmed_limit_two_months_run(town, target):
    assert set(running(complained(answers={"target": target}))) == {"cmp.backstop"}


def test_uncertain_limits_are_shipped_disabled_and_shown_as_such(town):
    case = complained(**APPRAISAL)
    section = case_section(case, town.actor("luoke"), [])
    told = {label: value for label, value, _ in section.lines}
    assert "没有启用" in told["作出处理期限"]
    assert "没有启用" not in told["受理审查期限"]
    assert "第四十七条" in told["谁管"]
    uncertain = Limit.objects.filter(key__startswith="cmp.", confidence="uncertain")
    assert uncertain.count() == 7
    assert not uncertain.filter(enabled=True).exists()


def test_a_kind_whose_rule_nobody_found_says_so(town):
    section = case_section(complained(), town.actor("luoke"), [])
    told = {label: value for label, value, _ in section.lines}
    assert "没有查到" in told["专门期限"]


def test_a_limit_that_is_not_in_use_is_not_extended(town, refused):
    case = investigating(town, **APPRAISAL)
    said = refused(case, "extend", "fuju")
    assert "还没有核实启用" in said
    assert "第四十七条" in said


def test_once_confirmed_it_runs_is_told_and_is_extended_in_time_and_once(town, refused):
    Limit.objects.filter(key="cmp.appraisal_decide").update(enabled=True, confidence="found")
    case = complained(**APPRAISAL)
    do(town, case, "classify", "luoke")
    assert "2026-08-03" in refused(case, "accept", "luoke", "2026-06-02", due="2026-07-01")
    do(town, case, "accept", "luoke", "2026-06-02", due="2026-08-03")
    do(town, case, "assign", "fuju")
    assert "期限已过" in refused(case, "extend", "fuju", "2026-08-10")
    assert "最多延长" in refused(case, "extend", "fuju", "2026-06-10", days=60)
    for who in ("luoke", "panli", "zhouhong"):
        assert refused(case, "extend", who, "2026-06-10")
    do(town, case, "extend", "fuju", "2026-06-10")
    assert clock(case, "cmp.appraisal_decide").due_on == on("2026-08-31")
    assert "只能做一次" in refused(case, "extend", "fuju", "2026-06-11")


def test_every_kind_that_can_be_chosen_has_its_law(town):
    case = complained()
    (target,) = (one for one in case.procedure.filing.fields if one.name == "target")
    assert {key: kind.title for key, kind in kinds().items()} == dict(target.options)
    assert all(kind.basis and kind.article for kind in kinds().values())
