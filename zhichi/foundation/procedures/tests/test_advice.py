"""What is allowed and seldom meant is said; letters of another kind are refused; patterns bring no statute of others."""

from copy import deepcopy
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.procedures.actions import patterns, publish_draft, start_draft
from zhichi.foundation.procedures.actions.reading import ProcedureError
from zhichi.foundation.procedures.rules import faults_of
from zhichi.foundation.procedures.rules.advice import advice_of
from zhichi.foundation.timelimits.public import Limit, Terms, publish_limit

PATTERNS = {pattern.key: pattern for pattern in patterns()}


def begun(key: str) -> dict[str, Any]:
    return deepcopy(PATTERNS[key].of("home_visit", "上门", "SM"))


def said(document: dict[str, Any]) -> list[str]:
    assert not faults_of(document)
    return [one.place for one in advice_of(document)]


@pytest.mark.parametrize("key", list(PATTERNS))
def test_no_pattern_starts_a_clock_of_a_decision_and_each_asks_for_one(key):
    document = begun(key)
    assert "lic." not in str(document)
    assert "consult.reply" not in str(document)
    assert "basis" in said(document)
    assert any(place.startswith("verbs.") for place in said(document))


def test_a_clock_and_a_basis_are_enough():
    document = begun("supplement_and_refusal") | {"basis": "法律援助法§43"}
    document["filing"]["clocks"] = [{"start": "own.1"}]
    assert said(document) == []


def test_time_that_runs_on_while_papers_are_asked_for_is_said():
    document = begun("supplement_and_refusal") | {"basis": "法律援助法§43"}
    document["filing"]["clocks"] = [{"start": "own.1"}]
    del document["verbs"]["ask_supplement"]["clocks"]
    del document["verbs"]["supplement"]["clocks"]
    assert said(document) == ["verbs.ask_supplement.clocks"]


@pytest.mark.django_db
def test_the_draft_says_it_and_can_be_published_all_the_same(city):
    page = reverse("procedures:draft", args=["home_visit"])
    start_draft(document=begun("accept_decide_close"), by=SYSTEM, at=timezone.now())
    text = city.client("gaofang").get(page).content.decode()
    assert "处请再想一想，不改也能发布" in text
    assert "没有任何期限在走" in text


@pytest.mark.django_db
def test_letters_of_another_kind_are_refused_where_they_are_typed_and_at_publication(city):
    sent = {"pattern": "accept_decide_close", "title": "上门", "kind": "home_visit", "letters": "LC"}
    answer = city.client("gaofang").post(reverse("procedures:start"), sent)
    assert "编号字头 LC 已经是“法律咨询”的" in answer.content.decode()
    start_draft(document=begun("accept_decide_close") | {"prefix": "LA"}, by=SYSTEM, at=timezone.now())
    day = timezone.localdate()
    with pytest.raises(ProcedureError, match="belongs to another kind"):
        publish_draft(kind="home_visit", revision=None, effective_from=day, by=SYSTEM, at=timezone.now())


@pytest.mark.django_db
def test_a_procedure_does_not_begin_before_its_limit(city):
    today, gao = timezone.localdate(), city.actor("gaofang")
    day = today.replace(year=today.year + 1)
    terms = Terms("上门答复", 3, "working_day", "target", day, "收到之日", promised_by="市局")
    limit = publish_limit(terms=terms, by=gao, at=timezone.now())
    document = begun("accept_decide_close")
    document["filing"]["clocks"] = [{"start": limit.key}]
    start_draft(document=document, by=gao, at=timezone.now())
    publish = {"kind": "home_visit", "revision": None, "by": gao, "at": timezone.now()}
    with pytest.raises(ProcedureError) as told:
        publish_draft(effective_from=today, **publish)
    assert "期限“上门答复”在这一天还没有施行" in told.value.faults[0].said
    assert publish_draft(effective_from=day, **publish).version == 1
    assert Limit.objects.get(key=limit.key).told == "上门答复（3个工作日，市局承诺）"
