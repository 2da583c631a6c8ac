"""Papers that name people, and copies of them, on the fixed cast's city."""

from typing import Any

from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Applicant, Case
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.public import Paper, PaperTemplate, issue
from zhichi.foundation.papers.tests.factories import wish, written
from zhichi.foundation.redaction.public import Publication, add, begin, confirm, publish

NAME, PHONE, ID = "王秀英", "13800138000", "11010519491231002X"
LETTER = "t.public"
# What the officer who issues it writes: everything that should not be told.
TOLD = (
    f"王 秀英（身份证１１０１０５１９４９１２３１００２Ｘ，电话138 0013\n8000，家住任城区金城街道建设路12号3单元501室）反映，"
    f"{NAME}的工钱没有发。联系济宁某某建筑公司（0537-2345678），卡号6222020200112233446，车牌鲁H12345，邮箱wang@example.com。"
)


def issued(city: City, told: str = TOLD, *, applicant: Applicant | None = None, **changes: Any) -> Paper:
    """A paper that says `told`, with its bytes, in a case of 任城."""
    who = applicant or Applicant(name=NAME, phone=PHONE, id_type="citizen_id", id_number=ID)
    case: Case = under_review(city, applicant=who, **changes)
    if not _there():
        written(
            key=LETTER,
            title="办理情况告知书",
            number="{place}告字〔{year}〕{n}号",
            given=False,
            to="{applicant}",
            fields=[{"name": "told", "type": "longtext", "title": "内容", "maximum": 2000}],
            body="<p>{field:told}</p>",
        )
    return issue(wish=wish(case, LETTER, told=told), by=city.actor("zhaojing"), at=timezone.now())


def _there() -> bool:
    return PaperTemplate.objects.filter(key=LETTER).exists()


def begun(city: City, told: str = TOLD, **changes: Any) -> Publication:
    return begin(paper=issued(city, told, **changes), by=city.actor("zhaojing"), at=timezone.now())


def confirmed(city: City, one: Publication, *, keep: dict[str, str] | None = None) -> Publication:
    """All places masked but those whose sort is in `keep`, with its reason."""
    fates = {
        n: ("keep", (keep or {})[mark.sort]) if mark.sort in (keep or {}) else ("mask", "")
        for n, mark in enumerate(one.held_marks)
    }
    return confirm(pk=one.pk, fates=fates, by=city.actor("zhaojing"), at=timezone.now())


def published(city: City, told: str = TOLD) -> Publication:
    one = confirmed(city, begun(city, told))
    return publish(pk=one.pk, by=city.actor("sunli"), at=timezone.now())


def added(city: City, one: Publication, words: str) -> Publication:
    return add(pk=one.pk, words=words, by=city.actor("zhaojing"), at=timezone.now())
