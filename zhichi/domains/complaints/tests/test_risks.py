"""Risk signals of living complaints: raised with the act, gone with the fact, settled with a reason, in the way."""

import json

import pytest
from django.core.management import CommandError, call_command

from zhichi.domains.complaints.tests.factories import (
    accepted,
    complained,
    decided,
    do,
    investigating,
    reviewed,
    serve_respondent,
)
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.risks.public import RiskSignal, found_in, refresh_all
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db


def keys(case, state="open"):
    return sorted(RiskSignal.objects.filter(case=case, state=state).values_list("key", flat=True))


def test_a_complaint_handled_as_it_should_be_raises_nothing_before_it_goes_out(town):
    case = decided(town)
    assert keys(case) == []
    assert not RiskSignal.objects.filter(case=case).exists()


def test_a_draft_without_hearing_the_respondent_is_seen_at_once_and_goes_when_he_is_heard(town):
    case = investigating(town)
    do(town, case, "draft", "panli", "2026-06-10")
    assert keys(case) == ["R4"]
    do(town, case, "return_draft", "zhouhong", "2026-06-11")
    do(town, case, "hear_respondent", "panli", "2026-06-11")
    assert (keys(case), keys(case, "gone")) == ([], ["R4"])
    codes = [entry.code for entry in entries_of(case.subject)]
    assert codes.count("risks.signal.raised") == codes.count("risks.signal.removed") == 1


def test_time_raises_what_no_act_does(town):
    case = complained()
    assert keys(case) == []
    refresh_all(at=day("2026-09-30"))
    assert "R21" in keys(case)
    raised = RiskSignal.objects.get(case=case, key="R21")
    assert "两个月到2026-08" in raised.words
    before = RiskSignal.objects.count()
    assert refresh_all(at=day("2026-10-30")) == 0
    assert RiskSignal.objects.count() == before


def test_a_penalty_without_a_hearing_is_refused_with_the_article(town, refused):
    case = investigating(town)
    do(town, case, "draft", "panli", "2026-06-10")
    do(town, case, "legal_review", "zhouhong", "2026-06-11")
    do(town, case, "discuss", "fuju", "2026-06-12")
    said = refused(case, "decide", "fuju", "2026-06-15", result="penalty", dated="2026-06-15")
    assert "行政处罚法§44" in said
    assert "陈述申辩" in said


def test_what_went_out_without_a_seal_is_seen(town):
    case = decided(town)
    serve_all(case, town.actor("panli"), day("2026-06-16"))
    serve_respondent(town, case, "2026-06-16")
    hits = found_in("complaint", [case.pk], at=day("2026-06-17"))[case.pk]
    assert [hit.key for hit in hits] == ["R10"]


def test_the_same_facts_in_two_decisions_are_seen_in_both(town):
    facts = "查明：被投诉人收取代理费五千元，约定的开庭日期没有到庭，也没有另行委托他人出庭。"
    cases = []
    for _ in range(2):
        case = reviewed(town)
        do(town, case, "decide", "fuju", "2026-06-15", facts=facts)
        cases.append(case)
    found = found_in("complaint", [case.pk for case in cases], at=day("2026-06-16"))
    assert [[hit.key for hit in found[case.pk]] for case in cases] == [["R15"], ["R15"]]
    assert cases[1].number in found[cases[0].pk][0].words


def test_the_third_complaint_about_one_within_a_year_is_seen(town):
    for at in ("2025-03-01", "2026-01-01", "2026-02-01"):
        complained(at)
    third = complained("2026-06-01")
    assert "R17" in [hit.key for hit in found_in("complaint", [third.pk], at=day("2026-06-02"))[third.pk]]
    early = Case.objects.filter(kind="complaint").order_by("filed_at")[1]
    hits = found_in("complaint", [early.pk], at=day("2026-01-02")).get(early.pk, [])
    assert "R17" not in [hit.key for hit in hits]


def test_a_hundred_are_asked_in_as_many_statements_as_one(town, django_assert_num_queries):
    cases = [accepted(town).pk for _ in range(3)]
    with django_assert_num_queries(10):
        found_in("complaint", cases[:1], at=day("2026-06-03"))
    with django_assert_num_queries(10):
        found_in("complaint", cases, at=day("2026-06-03"))


def test_the_demo_is_held_against_its_faults(town, settings, tmp_path, capsys):
    settings.HOME = tmp_path
    clean, late = accepted(town), complained("2026-06-01")
    with pytest.raises(CommandError, match="demo load"):
        call_command("complaints", "risk", "--demo", "--json")
    # Both are older than two months by now, and nothing else is wrong with them.
    seeded = {clean.number: ["R21", "R12"], late.number: ["R21"]}
    (tmp_path / "demo_faults.json").write_text(json.dumps(seeded), "utf-8")
    call_command("complaints", "risk", "--demo", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["true_positive"], told["false_negative"], told["false_positive"]) == (3, 0, 0)
    (tmp_path / "demo_faults.json").write_text(json.dumps({late.number: []}), "utf-8")
    with pytest.raises(CommandError, match="something else"):
        call_command("complaints", "risk", "--demo", "--json")


def test_the_command_counts_what_stands_now(town, capsys):
    complained("2026-06-01")
    call_command("complaints", "risk", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["open"], told["signals"]["R21"]) == (1, 1)
