"""Pools of numbers: gapless whoever comes when, void ones recorded with their reason, all of them shown."""

from functools import partial

import pytest
from django.utils import timezone

from tests.threads import at_once
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid, under_review
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.papers.actions.issuing import number
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.models.registers import register_of
from zhichi.foundation.papers.public import void
from zhichi.foundation.papers.tests.factories import ACCEPTANCE, CONTACT, wish

THREADS, CASES = 32, 7
YEAR = timezone.localdate().year


@pytest.mark.django_db(transaction=True)
def test_thirty_two_at_once_of_whom_every_fourth_is_refused_leave_no_gap(city):
    # Of one case alone they would wait for one another; the row of numbers is shared by all cases of the county.
    cases = [under_review(city, answers={"facts": f"第{n}件"}) for n in range(CASES)]
    clerk = city.actor("zhaojing")
    told = [CONTACT if n % 4 else {"contact": "缺电话"} for n in range(THREADS)]
    wishes = [wish(cases[n % CASES], **answers) for n, answers in enumerate(told)]
    results = at_once([partial(number, wish=one, by=clerk, at=timezone.now()) for one in wishes])
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [RefusedError] * (THREADS // 4)
    drawn = sorted(Paper.objects.values_list("n", flat=True))
    assert drawn == list(range(1, THREADS - THREADS // 4 + 1))
    held = register_of(ACCEPTANCE, cases[0].county_unit, YEAR)
    assert (held.last, held.missing) == (len(drawn), 0)
    for case in cases:
        seqs = list(entries_of(case.subject).order_by("seq").values_list("seq", flat=True))
        assert seqs == list(range(1, len(seqs) + 1))


@pytest.mark.django_db
def test_a_void_number_stays_in_the_register_with_its_reason_and_the_next_is_another(city):
    case, clerk, at = under_review(city), city.actor("zhaojing"), timezone.now()
    first = number(wish=wish(case), by=clerk, at=at)
    with pytest.raises(RefusedError, match="写明为什么作废"):
        void(paper=first, because="错", by=clerk, at=at)
    with pytest.raises(RefusedError, match="经办单位"):
        void(paper=first, because="姓名写错了", by=city.actor("qianwei"), at=at)
    void(paper=first, because="姓名写错了", by=clerk, at=at)
    with pytest.raises(RefusedError, match="已经作废了"):
        void(paper=first, because="姓名写错了", by=clerk, at=at)
    assert number(wish=wish(case), by=clerk, at=at).n == 2
    held = register_of(ACCEPTANCE, case.county_unit, YEAR)
    assert [(row.void, row.words) for row in held.rows] == [
        (True, "作废：姓名写错了"),
        (False, "已编号，还没有排好版"),
    ]
    assert (held.last, held.missing) == (2, 0)


@pytest.mark.django_db
def test_documents_of_the_procedure_stand_in_the_same_register_and_organs_count_apart(city):
    case = under_review(city)
    do(city, case, "request_supplement", "zhaojing")
    other = filed(legal_aid("370812001001"))
    do(city, other, "accept", "qianwei")
    do(city, other, "request_supplement", "hanmei")
    for held in (case, other):
        (row,) = register_of("la.supplement_notice", held.county_unit, YEAR).rows
        assert row.number.endswith(f"援补字〔{YEAR}〕1号")
        assert row.words == "在办案记录里，没有印"
    page, city_desk = "/office/papers/numbers/", city.client("gaofang")
    first = city_desk.get(page).content.decode()
    assert f'href="?organ={case.county_unit_id}"' in first
    assert "补充材料通知书" not in first
    assert "补充材料通知书" in city_desk.get(f"{page}?organ={case.county_unit_id}").content.decode()
    assert "补充材料通知书" in city.client("zhaojing").get(page).content.decode()
