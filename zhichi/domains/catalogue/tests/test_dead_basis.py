"""A paper whose article has died is not made, from that day on, until the procedure cites something alive."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models.ended import basis_sentence, basis_sentences
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case, RefusedError, perform
from zhichi.foundation.cases.tests.factories import SOUND, filed, legal_aid, under_review
from zhichi.foundation.procedures.public import load_file, publish

pytestmark = pytest.mark.django_db
AID = "legal-aid-law"


def refuse_aid(city: City, case: Case, at: datetime | None = None) -> Any:
    """不予法律援助, which stands on §43 and §49 and makes a paper."""
    return perform(
        case_id=case.pk,
        verb="refuse",
        by=city.actor("sunli"),
        at=at or timezone.now(),
        answers=SOUND.get("refuse", {})
        or {"ground": "scope", "reason": "不属于援助范围。", "remedy_told": True},
    )


def test_the_paper_is_refused_with_the_article_the_day_and_what_to_do(city: City):
    case = under_review(city)
    repealed(legal_affairs(city), key=AID, of="49")
    day = timezone.localdate()
    with pytest.raises(RefusedError) as refused:
        refuse_aid(city, case)
    told = str(refused.value)
    assert f"《中华人民共和国法律援助法》第四十九条自{day.year}年{day.month}月{day.day}日起已废止" in told
    assert "不予法律援助决定书" in told
    assert "修订办理程序" in told
    assert Case.objects.get(pk=case.pk).state == "under_review"


def test_until_the_day_comes_the_paper_is_made(city: City):
    case = under_review(city)
    repealed(legal_affairs(city), key=AID, of="49", day=timezone.localdate() + timedelta(30))
    assert refuse_aid(city, case).to_state == "refused"


def test_what_makes_no_paper_goes_on(city: City):
    case = filed(legal_aid())
    repealed(legal_affairs(city), key="sd-legal-services-regulation", of="18")
    acts = case.acts.count()
    with pytest.raises(RefusedError, match="第十八条"):
        perform(case_id=case.pk, verb="accept", by=city.actor("liming"), at=timezone.now(), answers={})
    repealed(legal_affairs(city), key=AID, of="43")
    perform(case_id=case.pk, verb="take_in", by=city.actor("zhaojing"), at=timezone.now(), answers={})
    assert case.acts.count() == acts + 1


def test_an_amended_article_stops_nothing(city: City):
    case = under_review(city)
    repealed(legal_affairs(city), key=AID, of="49", kind="amended", gist="十日内审查")
    assert refuse_aid(city, case).to_state == "refused"


def test_a_moved_article_stops_the_paper_and_says_where_it_went(city: City):
    case = under_review(city)
    repealed(legal_affairs(city), key=AID, of="49", kind="renumbered", number="52")
    with pytest.raises(RefusedError, match="起已改为第五十二条"):
        refuse_aid(city, case)


def test_the_next_version_of_the_procedure_gives_the_running_case_a_living_basis(city: City):
    case = under_review(city)
    repealed(legal_affairs(city), key=AID, of="49", kind="renumbered", number="52")
    document = load_file(settings.DATA / "law" / "procedures" / "legal_aid.yaml")
    document |= {
        "version": document.get("version", 1) + 1,
        "effective_from": timezone.localdate().isoformat(),
    }
    document["verbs"]["refuse"]["basis"] = "法律援助法§43、§52"
    document["verbs"]["refuse"]["record"]["remedy"][0]["article"] = "法律援助法第五十二条"
    publish(document=document, by=SYSTEM, at=timezone.now())
    act = refuse_aid(city, case)
    assert act.basis == "法律援助法§43、§52"
    assert Case.objects.get(pk=case.pk).version.version == case.version.version


def test_asking_costs_one_statement_while_nothing_has_changed(law: None, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert basis_sentence("法律援助法§43", timezone.localdate()) == ""


def test_many_are_asked_with_one_statement(law: None, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert basis_sentences(["法律援助法§43", "法律援助法§49"] * 9, timezone.localdate()) == []


def test_a_change_that_was_rolled_back_is_forgotten(city: City):
    by, day = legal_affairs(city), timezone.localdate()
    with suppress(ZeroDivisionError), transaction.atomic():
        repealed(by, key=AID, of="49")
        assert "第四十九条" in basis_sentence("法律援助法§49", day)
        raise ZeroDivisionError
    assert basis_sentence("法律援助法§49", day) == ""
    repealed(by, key=AID, of="43")
    assert basis_sentence("法律援助法§49", day) == ""
    assert "第四十三条" in basis_sentence("法律援助法§43", day)
