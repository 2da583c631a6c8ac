"""The list is adjusted as a case: proposal, reviews, approval, publication."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.powers import PowerError
from zhichi.domains.catalogue.models import PowerVersion
from zhichi.domains.catalogue.tests.law_factories import (
    adjusting,
    legal_affairs,
    power,
    proposed,
    repealed,
    reviewer,
    tomorrow,
    walk,
)
from zhichi.foundation.cases.public import Case, RefusedError, perform
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db
NEW_BASIS = [{"law": "lawyers-law", "article": "18"}]


def test_from_a_reason_to_the_public_list(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=NEW_BASIS)
    walk(held, by, until="sync", judge=reviewer(city))
    version = power()
    assert (version.version, version.document["basis"]) == (2, NEW_BASIS)
    case = Case.objects.get(pk=held.case_id)
    assert (case.state, case.records.get(key="pa.publication").given) == ("synced", True)
    assert case.get_channel_display() == "本机关提出"


def test_the_internal_clock_runs_from_the_trigger_until_it_is_submitted(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=NEW_BASIS)
    (clock,) = open_clocks(held.case.subject)
    assert (clock.limit.key, clock.n, clock.unit) == ("power.adjust", 20, "working_day")
    assert not clock.limit.hard
    walk(held, by, until="submit", judge=reviewer(city))
    assert list(open_clocks(held.case.subject)) == []


def test_nothing_is_proposed_before_it_is_written(city: City):
    by = legal_affairs(city)
    held = adjusting(by)
    with pytest.raises(RefusedError, match="还没有写调整建议"):
        walk(held, by, until="propose")


def test_a_dead_article_is_no_basis_of_a_proposal(city: City):
    by = legal_affairs(city)
    repealed(by)
    held = proposed(adjusting(by), by, tier="县级")
    with pytest.raises(RefusedError, match="没有法律依据不得设定"):
        walk(held, by, until="propose")


def test_a_proposal_without_basis_is_refused_and_what_was_written_stays(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=NEW_BASIS)
    with pytest.raises(PowerError, match="没有法律依据不得设定"):
        proposed(held, by, basis=[])
    held.refresh_from_db()
    assert held.proposal["basis"] == NEW_BASIS


def test_a_proposal_for_a_day_that_is_past_is_refused(city: City):
    by = legal_affairs(city)
    with pytest.raises(PowerError, match="不能早于今天"):
        proposed(adjusting(by), by, day=timezone.localdate() - timedelta(1))


def test_what_was_proposed_is_not_rewritten_until_it_is_sent_back(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=NEW_BASIS)
    walk(held, by, until="propose")
    with pytest.raises(RefusedError, match="不能再改"):
        proposed(held, by, tier="县级")
    perform(case_id=held.case_id, verb="send_back", by=by, at=timezone.now(), answers={"reason": "写清层级"})
    assert proposed(held, by, tier="县级").proposal["tier"] == "县级"


def test_a_publication_begins_today_or_later(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=NEW_BASIS)
    yesterday = (timezone.localdate() - timedelta(1)).isoformat()
    with pytest.raises(RefusedError, match="不能早于今天"):
        walk(held, by, until="publish", judge=reviewer(city), effective_on=yesterday)
    assert power().version == 1
    assert Case.objects.get(pk=held.case_id).state == "approved"


def test_a_cancelled_item_leaves_the_list_and_keeps_its_history(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, kind="cancel", day=tomorrow())
    walk(held, by, judge=reviewer(city), effective_on=tomorrow().isoformat())
    (version,) = PowerVersion.objects.filter(power__code="EX-01-001")
    assert version.effective_to == tomorrow()


def test_what_was_approved_is_not_published_for_another_day(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, kind="cancel")
    with pytest.raises(RefusedError, match="要和批准的一致"):
        walk(held, by, judge=reviewer(city), effective_on=tomorrow().isoformat())
    assert PowerVersion.objects.get(power__code="EX-01-001").effective_to is None


def test_a_new_item_gets_its_own_code(city: City):
    by, pattern = legal_affairs(city), power().document
    held = adjusting(by, code="")
    proposed(held, by, kind="add", **{**pattern, "title": "新事项"})
    walk(held, by, judge=reviewer(city))
    held.refresh_from_db()
    assert held.power is not None
    assert (held.power.code, power("EX-20-099").title) == ("EX-20-099", "新事项")


def test_a_code_of_the_list_is_not_given_twice(city: City):
    by = legal_affairs(city)
    held = adjusting(by, code="")
    held.code = "EX-01-002"
    with pytest.raises(PowerError, match="已经有了"):
        proposed(held, by, kind="add", **power().document)


@pytest.mark.parametrize("who", ["zhouhong", "zheng", "liming"])
def test_only_the_citys_desks_open_and_write(city: City, who: str):
    with pytest.raises(PermissionError, match="市局"):
        adjusting(city.actor(who))
    assert not Case.objects.filter(kind="power_adjustment").exists()
