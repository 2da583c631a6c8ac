"""待办: what lies at my desk, by urgency; what lies elsewhere is not there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.public import NO_DATE, Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed, legal_aid

pytestmark = pytest.mark.django_db


def inbox(city: City, who: str, query: str = "") -> str:
    answer = city.client(who).get(f"/office/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def due(case: Case, days: int) -> Case:
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    return case


def test_each_tab_holds_its_own(city: City):
    late, today, later = due(filed(legal_aid()), -2), due(filed(legal_aid()), 0), due(filed(legal_aid()), 5)
    waiting = filed(legal_aid())
    do(city, waiting, "request_supplement", "liming")
    held = {
        "": {late, today, later},
        "?tab=today": {today},
        "?tab=overdue": {late},
        "?tab=waiting": {waiting},
        "?tab=all": {late, today, later, waiting},
        "?tab=moon": {late, today, later},
    }
    for query, cases in held.items():
        page = inbox(city, "liming", query)
        assert {case for case in (late, today, later, waiting) if case.number in page} == cases, query


def test_tabs_count_and_rows_say_how_far_the_date_is(city: City):
    due(filed(legal_aid()), -2)
    due(filed(legal_aid()), 0)
    page = inbox(city, "liming")
    for words in (
        '待我办理<span class="tabs-count">2<',
        '已超期<span class="tabs-count">1<',
        "已超期 2 天",
        "今天到期",
    ):
        assert words in page


def test_a_row_escapes_what_people_wrote(city: City):
    case = filed(legal_aid())
    Case.objects.filter(pk=case.pk).update(title="<script>要工资</script>")
    liming = Officer.objects.get(username="liming")
    Officer.objects.filter(pk=liming.pk).update(name="李<b>明</b>")
    Case.objects.filter(pk=case.pk).update(handler=liming)
    page = inbox(city, "liming")
    assert "&lt;script&gt;要工资&lt;/script&gt;" in page
    assert "李&lt;b&gt;明&lt;/b&gt;</span></td>" in page
    assert "<script>要" not in page


def test_a_row_leads_to_its_case(city: City):
    case = filed(legal_aid())
    assert f'href="{reverse("office:case", args=[case.number])}"' in inbox(city, "liming")


def test_a_row_says_when_no_date_runs_and_when_it_is_paused(city: City):
    plain, paused = due(filed(legal_aid()), 5), due(filed(legal_aid()), 5)
    Case.objects.filter(pk=plain.pk).update(due_on=NO_DATE)
    Case.objects.filter(pk=paused.pk).update(due_suspended=True)
    page = inbox(city, "liming")
    assert "没有期限" in page
    assert "light-grey" in page
    assert "暂停计算" in page


def test_the_soonest_comes_first(city: City):
    later, sooner = due(filed(legal_aid()), 5), due(filed(consultation()), 1)
    page = inbox(city, "liming")
    assert page.index(sooner.number) < page.index(later.number)


def test_twenty_a_page(city: City):
    cases = [filed(consultation()) for _ in range(21)]
    first, second = inbox(city, "liming"), inbox(city, "liming", "?tab=mine&page=2")
    assert sum(case.number in first for case in cases) == 20
    assert sum(case.number in second for case in cases) == 1
    assert "tab=mine" in second
    assert inbox(city, "liming", "?page=moon").count("<tr>") == first.count("<tr>")


def test_an_empty_inbox_says_so(city: City):
    filed(legal_aid())
    page = inbox(city, "qianwei")
    assert "待我办理：没有" in page
    assert "都办完了。" in page


def test_what_was_passed_on_is_gone_and_is_at_the_centre(city: City):
    case = filed(legal_aid())
    do(city, case, "accept", "liming")
    assert case.number not in inbox(city, "liming")
    assert case.number in inbox(city, "zhaojing")
    assert case.number in inbox(city, "liming", "?tab=all")


@pytest.mark.parametrize("who", ["feng", "jiang", "shen"])
def test_the_three_administrators_have_no_cases(city: City, who: str):
    assert city.client(who).get("/office/")["Location"] == "/office/me/"
    assert city.client(who).get("/office/unit/")["Location"] == "/office/me/"


def test_the_archive_holds_what_ended_here_and_nothing_that_runs(city: City):
    done, running, foreign = filed(legal_aid()), filed(legal_aid()), filed(legal_aid("370812001001"))
    for case in (done, foreign):
        Case.objects.filter(pk=case.pk).update(phase="done", closed_at=timezone.now())
    page = inbox(city, "liming", "?tab=archive")
    assert done.number in page
    assert running.number not in page
    assert foreign.number not in page
    assert 'aria-current="page">已办结归档' in page
    assert done.number not in inbox(city, "liming")


def test_an_empty_archive_says_so_in_words(city: City):
    assert 'class="empty' in inbox(city, "liming", "?tab=archive")
