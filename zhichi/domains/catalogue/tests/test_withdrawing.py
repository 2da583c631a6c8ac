"""A change recorded by mistake is taken back by two people: what it blocked goes on, what it opened ends, all is told."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.settling import mark_done
from zhichi.domains.catalogue.actions.withdrawing import (
    ask_withdrawal,
    refuse_withdrawal,
    withdraw_change,
)
from zhichi.domains.catalogue.models import (
    Article,
    ArticleChange,
    ChangeWithdrawal,
    LawStamp,
    PowerAdjustment,
)
from zhichi.domains.catalogue.models.ended import basis_sentence
from zhichi.domains.catalogue.tests.law_factories import (
    article,
    legal_affairs,
    place_of,
    proposed,
    put_right,
    repealed,
    reviewer,
    walk,
)
from zhichi.domains.catalogue.tests.test_dead_basis import AID, refuse_aid
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WHY = "看错了条号。"


def asked(change: ArticleChange, by: Actor) -> ChangeWithdrawal:
    return ask_withdrawal(change=change, reason=WHY, by=by, at=timezone.now())


def taken_back(change: ArticleChange, city: City) -> ChangeWithdrawal:
    """Asked for by 宋法, taken back by 何审."""
    held = asked(change, legal_affairs(city))
    return withdraw_change(withdrawal=held, by=reviewer(city), at=timezone.now())


def test_a_paper_that_was_stopped_goes_out_again(city: City):
    case, change = under_review(city), repealed(legal_affairs(city), key=AID, of="49")
    with pytest.raises(RefusedError, match="已废止"):
        refuse_aid(city, case)
    stamp = LawStamp.objects.get().token
    taken_back(change, city)
    assert LawStamp.objects.get().token != stamp
    assert basis_sentence("法律援助法§49", TODAY) == ""
    refuse_aid(city, case)


def test_the_text_stands_as_before_and_the_one_that_followed_is_gone(city: City):
    held = article()
    change = repealed(legal_affairs(city), kind="amended", gist="写错的要点")
    done = taken_back(change, city)
    assert list(Article.objects.filter(law__key="lawyers-law", number="6")) == [held]
    held.refresh_from_db()
    assert (held.valid_to, held.followed_by) == (None, None)
    assert done.undone["text"]["gist"] == "写错的要点"


def test_every_adjustment_it_opened_ends_with_the_reason(city: City):
    by = legal_affairs(city)
    change = repealed(by, of="18")
    first, second = PowerAdjustment.objects.filter(change=change).order_by("pk")
    proposed(first, by, basis=[{"law": "lawyers-law", "article": "19"}])
    walk(first, by, until="pass_legality", judge=reviewer(city))
    done = taken_back(change, city)
    for one in (first, second):
        one.case.refresh_from_db()
        assert (one.case.state, one.case.closed_at is None, one.case.handler_id) == (
            "not_needed",
            False,
            None,
        )
        said = one.case.acts.get(verb="end_withdrawn").record.data
        assert any(WHY in line["value"] and "何审核准" in line["value"] for line in said)
    assert sorted(done.undone["ended"]) == sorted([first.case.number, second.case.number])


def test_a_case_that_somebody_had_taken_up_ends_too(city: City):
    by = legal_affairs(city)
    change = repealed(by)
    walk(change.adjustments.get(), by, until="take")
    assert len(taken_back(change, city).undone["ended"]) == 1


def test_what_was_published_meanwhile_stays_and_is_told(city: City):
    by = legal_affairs(city)
    change = repealed(by)
    held = proposed(change.adjustments.get(), by, basis=[{"law": "lawyers-law", "article": "18"}])
    walk(held, by, judge=reviewer(city))
    done = taken_back(change, city)
    held.case.refresh_from_db()
    assert done.undone["published"] == [held.case.number]
    assert held.case.state == "published"


def test_what_was_put_right_is_to_be_looked_at_again_and_the_rest_is_dropped(city: City):
    by = legal_affairs(city)
    change = repealed(by, key=AID, of="49")
    place = place_of(change)
    put_right(change, place)
    mark_done(change=change, place=place, note="换了依据", by=by, at=timezone.now())
    rows = len(change.cited_by)
    taken_back(change, city)
    change.refresh_from_db()
    (again,) = change.cited_by[rows:]
    assert (again["key"], again["again"]) == (change.cited_by[place]["key"], True)
    assert change.cited_by[place]["done_note"] == "换了依据"
    with pytest.raises(ChangeError, match="已经撤回，不用再办"):
        mark_done(change=change, place=place_of(change, "文书"), note="好", by=by, at=timezone.now())
    mark_done(change=change, place=rows, note="改回来了", by=by, at=timezone.now())


def test_each_step_is_on_the_chain_of_the_law(city: City):
    taken_back(repealed(legal_affairs(city)), city)
    codes = [entry.code for entry in entries_of("law:lawyers-law")]
    assert codes[-2:] == ["catalogue.change.withdrawal_asked", "catalogue.change.withdrawn"]


def test_whoever_asked_does_not_decide(city: City):
    by = legal_affairs(city)
    held = asked(repealed(by), by)
    with pytest.raises(PermissionError, match="要由另一位人员核准"):
        withdraw_change(withdrawal=held, by=by, at=timezone.now())
    with pytest.raises(PermissionError, match="市局"):
        withdraw_change(withdrawal=held, by=city.actor("zhouhong"), at=timezone.now())
    assert basis_sentence("律师法§6", TODAY)


def test_it_may_be_let_stand_with_a_reason_and_asked_for_once_more(city: City):
    change = repealed(legal_affairs(city))
    held, other = asked(change, legal_affairs(city)), reviewer(city)
    with pytest.raises(ChangeError, match="为什么不同意"):
        refuse_withdrawal(withdrawal=held, answer=" ", by=other, at=timezone.now())
    refuse_withdrawal(withdrawal=held, answer="没有登记错。", by=other, at=timezone.now())
    assert basis_sentence("律师法§6", TODAY)
    with pytest.raises(ChangeError, match="已经有人核准过"):
        withdraw_change(withdrawal=held, by=other, at=timezone.now())
    taken_back(change, city)


@pytest.mark.parametrize(("reason", "sentence"), [("", "错在哪里"), ("  ", "错在哪里")])
def test_without_a_reason_nothing_is_asked(city: City, reason: str, sentence: str):
    change = repealed(legal_affairs(city))
    with pytest.raises(ChangeError, match=sentence):
        ask_withdrawal(change=change, reason=reason, by=legal_affairs(city), at=timezone.now())


def test_it_is_asked_for_once_at_a_time_and_not_after(city: City):
    change, by = repealed(legal_affairs(city)), legal_affairs(city)
    held = asked(change, by)
    with pytest.raises(ChangeError, match="已经有人提出撤回"):
        asked(change, by)
    withdraw_change(withdrawal=held, by=reviewer(city), at=timezone.now())
    with pytest.raises(ChangeError, match="已经撤回了"):
        asked(change, by)


def test_what_was_recorded_later_is_taken_back_first(city: City):
    by = legal_affairs(city)
    first = repealed(by, kind="amended", gist="一")
    repealed(by, kind="amended", gist="二", day=TODAY + timedelta(5))
    with pytest.raises(ChangeError, match="请先撤回后面的那一次"):
        asked(first, by)


def test_a_number_that_another_article_has_taken_is_in_the_way(city: City):
    by = legal_affairs(city)
    change = repealed(by)
    repealed(by, of="18", kind="renumbered", number="6")
    with pytest.raises(ChangeError, match="这个条号现在是另一条的"):
        asked(change, by)


def test_the_article_may_be_recorded_as_changed_again(city: City):
    taken_back(repealed(legal_affairs(city)), city)
    assert (
        repealed(legal_affairs(city), kind="amended", gist="这次对了").article.followed_by.gist == "这次对了"
    )


def test_a_new_release_reaches_an_article_whose_change_was_taken_back(city: City):
    taken_back(repealed(legal_affairs(city)), city)
    Article.objects.filter(pk=article().pk).update(gist="旧的")
    call_command("law", "load", verbosity=0)
    assert article().gist != "旧的"
