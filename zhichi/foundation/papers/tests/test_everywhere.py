"""Papers of every kind of case, those that nobody has confirmed yet, and versions that come in order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import filed, legal_aid, under_review
from zhichi.foundation.papers.actions.issuing import number
from zhichi.foundation.papers.actions.offering import possible
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.public import TemplateError, Wish
from zhichi.foundation.papers.tests.factories import current, wish, written
from zhichi.foundation.papers.tests.factories_of_forms import typed

pytestmark = pytest.mark.django_db


def test_a_document_without_a_template_of_its_own_is_printed_all_the_same(city):
    case, clerk, at = filed(legal_aid()), city.actor("liming"), timezone.now()
    record = case.records.get(key="la.application")
    PaperTemplate.objects.filter(key="la.application").update(effective_from=at.date() + timedelta(9))
    (offered,) = [one for one in possible(case, clerk, at=at) if one.record == record]
    assert offered.template.key == "any.record"
    wanted = Wish(case=case, template=current("any.record"), token="once", record=record)
    paper = number(wish=wanted, by=clerk, at=at)
    assert (paper.title, paper.given) == (record.title, record.given)
    assert "两万块工钱" in paper.content["body"]


def test_a_letter_of_any_case_has_its_own_heading_and_paragraphs(city):
    case, at = under_review(city), timezone.now()
    told = {"subject": "商请协助调查", "to": "A&B（济宁）公司", "words": "一、情况\n请协助。\n谢谢。"}
    paper = number(wish=wish(case, "any.letter", **told), by=city.actor("zhaojing"), at=at)
    assert paper.title == "任城区法律援助中心关于商请协助调查的函"
    assert paper.content["to"] == "A&B（济宁）公司"
    assert "<h2>一、情况</h2><p>请协助。</p><p>谢谢。</p>" in paper.content["body"]


def test_what_nobody_has_confirmed_is_neither_offered_nor_issued_until_the_city_has(city):
    case, clerk, at = under_review(city), city.actor("zhaojing"), timezone.now()
    written(uncertain="条文没有核实。")
    assert "t.letter" not in [one.template.key for one in possible(case, clerk, at=at)]
    with pytest.raises(RefusedError, match="还没有核实"):
        number(wish=wish(case, "t.letter"), by=clerk, at=at)
    writer, page = city.client("gaofang"), "/office/papers/templates/t.letter/"
    writer.post(page, typed(writer, page, publish="1"))
    assert current("t.letter").document["uncertain"]
    writer.post(page, typed(writer, page, confirmed="on", publish="1"))
    assert "uncertain" not in current("t.letter").document
    assert number(wish=wish(case, "t.letter"), by=clerk, at=at).n == 1


def test_four_titles_of_2025_are_shipped_and_not_in_use(law):
    unsure = [one.key for one in PaperTemplate.objects.filter(kind="inspection") if one.says.uncertain]
    assert sorted(unsure) == ["in.feedback", "in.inquiry_record", "in.sampling", "in.survey"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": 3}, "应该写第 2 版"),
        ({"version": 99999999999}, "应该写第 2 版"),
        ({"version": 2, "effective_from": "2026-01-01"}, "不能比它早"),
    ],
)
def test_versions_come_one_after_the_other(city, changes, said):
    written(effective_from="2026-06-01")
    with pytest.raises(TemplateError, match=said):
        written(**changes)
