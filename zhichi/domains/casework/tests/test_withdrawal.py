"""撤回申请: the citizen's own, until it is decided."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import do, filed, granted, legal_aid, under_review
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("before", [[], ["request_supplement"], ["accept"]])
def test_a_citizen_withdraws_until_it_is_decided(city: City, before):
    case = filed(legal_aid())
    for verb in before:
        do(city, case, verb, "liming")
    do(city, case, "withdraw", "citizen", reason="已经和解。")
    assert (case.state, case.phase) == ("withdrawn", "done")
    assert open_clocks(case.subject) == []


def test_after_the_decision_it_is_too_late(city: City, refused):
    assert "现在是“已决定给予援助”" in refused(granted(city), "withdraw", "citizen")


def test_nobody_withdraws_for_the_citizen(city: City, refused):
    assert refused(under_review(city), "withdraw", "sunli") == "“撤回申请”由当事人本人办理。"
