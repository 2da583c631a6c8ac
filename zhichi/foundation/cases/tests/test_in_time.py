"""What a page offers: what may be done, and its time is now."""

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import can_do_now, can_perform
from zhichi.foundation.cases.tests.factories import day, do, filed, legal_aid

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(city: City):
    """Asked on 2026-06-03 for papers within three days: until Monday 06-08, as 06-06 is a Saturday."""
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-03"), days=3)
    return case


def test_what_waits_for_a_date_is_possible_from_the_day_after(asked):
    verb = asked.procedure.verbs["deem_withdrawn"]
    assert can_perform(SYSTEM, asked, verb)
    verdict = can_do_now(SYSTEM, asked, verb, at=day("2026-06-08"))
    assert (bool(verdict), verdict.because) == (False, "期限还没有届满，现在不能“视为撤回申请”。")
    assert can_do_now(SYSTEM, asked, verb, at=day("2026-06-09"))


def test_who_may_not_at_all_reads_that_reason_first(asked, city: City):
    verdict = can_do_now(
        city.actor("liming"), asked, asked.procedure.verbs["deem_withdrawn"], at=day("2026-06-04")
    )
    assert "法律援助中心" in verdict.because


def test_a_verb_without_a_time_costs_no_statement(asked, city: City, django_assert_num_queries):
    actor, verb = city.actor("liming"), asked.procedure.verbs["receive_supplement"]
    assert can_do_now(actor, asked, verb, at=day("2026-06-04"))
    with django_assert_num_queries(0):
        assert can_do_now(actor, asked, verb, at=day("2026-06-04"))
