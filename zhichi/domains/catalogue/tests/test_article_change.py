"""An article is recorded as changed: what cites it is opened, what it says has a history."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.settling import mark_done
from zhichi.domains.catalogue.models import Article, PowerAdjustment
from zhichi.domains.catalogue.tests.law_factories import article, legal_affairs, put_right, repealed
from zhichi.foundation.cases.public import Case
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def test_every_power_that_cites_the_article_is_opened_once_for_adjustment(city: City):
    change = repealed(legal_affairs(city), of="18")
    opened = PowerAdjustment.objects.filter(change=change)
    assert {one.power.code for one in opened if one.power} == {"EX-01-002", "EX-01-003"}
    assert {one.case.state for one in opened} == {"trigger_detected"}
    case = opened[0].case
    assert case.unit == city.units["city"]
    assert case.answers["reason"].startswith("《中华人民共和国律师法》第十八条自")
    assert case.due_limit == "power.adjust"


def test_it_lies_in_the_inbox_of_legal_affairs(city: City):
    by = legal_affairs(city)
    repealed(by)
    assert [case.kind for case in Case.objects.at_desk_of(by)] == ["power_adjustment"]


def test_what_else_cites_it_is_open_work_until_somebody_says_how_it_was_done(city: City):
    by = legal_affairs(city)
    change = repealed(by, key="legal-aid-law", of="49")
    kinds = [row["kind"] for row in change.cited_by]
    assert {"期限", "文书", "办理环节", "权责事项"} <= set(kinds)
    place = kinds.index("期限")
    put_right(change, place)
    mark_done(change=change, place=place, note="期限已换新版本", by=by, at=timezone.now())
    change.refresh_from_db()
    assert change.cited_by[place]["done_note"] == "期限已换新版本"
    with pytest.raises(ChangeError, match="已经办过"):
        mark_done(change=change, place=place, note="又一次", by=by, at=timezone.now())
    with pytest.raises(ChangeError, match="怎么办的"):
        mark_done(change=change, place=kinds.index("文书"), note=" ", by=by, at=timezone.now())
    with pytest.raises(ChangeError, match="清单调整案件"):
        mark_done(change=change, place=kinds.index("权责事项"), note="好了", by=by, at=timezone.now())


def test_the_ledger_of_the_law_has_the_change(city: City):
    repealed(legal_affairs(city))
    assert entries_of("law:lawyers-law").last().code == "catalogue.article.changed"


def test_an_amended_article_goes_on_under_its_number_with_what_it_says_now(city: City):
    repealed(legal_affairs(city), kind="amended", gist="新的要点")
    before, after = Article.objects.filter(law__key="lawyers-law", number="6").order_by("pk")
    assert (before.followed_by, after.gist, after.valid_from) == (after, "新的要点", before.valid_to)
    assert not before.has_force(timezone.localdate())
    assert after.has_force(timezone.localdate())


def test_a_renumbered_article_goes_on_under_the_other(city: City):
    change = repealed(legal_affairs(city), kind="renumbered", number="99")
    after = change.article.followed_by
    assert after is not None
    assert (after.number, after.gist) == ("99", change.article.gist)


@pytest.mark.parametrize("number", ["", "6", "18"])
def test_a_new_number_is_one_that_no_article_has(city: City, number: str):
    with pytest.raises(ChangeError, match="条号"):
        repealed(legal_affairs(city), kind="renumbered", number=number)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"document": " "}, "依据的文件"),
        ({"kind": "amended"}, "修改后的要点"),
    ],
)
def test_what_is_missing_is_asked_for(city: City, said: dict[str, str], sentence: str):
    with pytest.raises(ChangeError, match=sentence):
        repealed(legal_affairs(city), **said)
    assert article().valid_to is None


def test_no_change_begins_before_the_article_did(city: City):
    by = legal_affairs(city)
    began = article("legal-aid-law", "43").valid_from
    assert began is not None
    with pytest.raises(ChangeError, match="生效日期"):
        repealed(by, key="legal-aid-law", of="43", day=began - timedelta(1))


def test_the_same_text_is_not_changed_twice(city: City):
    by, held = legal_affairs(city), article()
    repealed(by)
    held.refresh_from_db()
    assert held.valid_to is not None
    with pytest.raises(Article.DoesNotExist):
        repealed(by)


@pytest.mark.parametrize("who", ["zhouhong", "zheng", "liming"])
def test_only_the_citys_desks_record_a_change(city: City, who: str):
    with pytest.raises(PermissionError, match="市局"):
        repealed(city.actor(who))
    assert PowerAdjustment.objects.count() == 0
