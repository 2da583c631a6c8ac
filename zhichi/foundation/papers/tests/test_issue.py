"""Issuing: number, bytes and ledger together, or nothing; who may, and what stops it."""

import hashlib

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import Counter, RefusedError
from zhichi.foundation.cases.tests.factories import consultation, do, filed, granted, legal_aid, under_review
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.papers.actions import issuing
from zhichi.foundation.papers.models import Paper, PaperBytes
from zhichi.foundation.papers.public import PressError, finish, issue, paper_bytes, void
from zhichi.foundation.papers.tests.factories import (
    CONTACT,
    lines_of,
    of_record,
    wish,
    words_of_page,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch):
    """A press that costs nothing: what is set is the content's own text."""
    monkeypatch.setattr(issuing, "make_ready", lambda: None)
    monkeypatch.setattr(issuing, "printed", lambda contents: [(repr(one).encode(), 1) for one in contents])


def send(city, asked, who="zhaojing"):
    return issue(wish=asked, by=city.actor(who), at=timezone.now())


def nothing_happened(case, before):
    assert not Paper.objects.exists()
    assert entries_of(case.subject).count() == before
    assert not Counter.objects.filter(name__startswith="record:la.acceptance_notice").exists()


def test_the_acceptance_notice_has_a_number_its_words_and_the_digest_of_its_bytes_on_the_ledger(city):
    case = under_review(city)
    paper = send(city, wish(case))
    year = timezone.localdate().year
    assert (paper.state, paper.number) == ("issued", f"任城区援受字〔{year}〕1号")
    data = paper_bytes(paper)
    entry = entries_of(case.subject).order_by("-seq")[0]
    payload = payload_of(entry)
    assert entry.code == "papers.paper.issued"
    assert (payload["digest"], payload["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert payload["number"] == paper.number
    told = "".join(words_of_page(page) for page in lines_of(data))
    for words in (
        "王秀英：",
        f"〔{year}〕1号",
        case.number,
        "联系人：赵静，电话：0537-2345678",
        "任城区法律援助中心",
    ):
        assert words in told
    assert b"\xe7\x8e\x8b\xe7\xa7\x80\xe8\x8b\xb1" not in bytes(paper.bytes.sealed)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"contact": "赵静"}, "contact_phone"),
        ({**CONTACT, "contact": "  "}, "contact"),
        ({**CONTACT, "x": "1"}, "x"),
    ],
)
def test_a_blank_or_unknown_field_is_refused_and_takes_no_number(city, quick, answers, field):
    case = under_review(city)
    before = entries_of(case.subject).count()
    with pytest.raises(RefusedError) as refused:
        send(city, wish(case, **answers))
    assert refused.value.field == field
    nothing_happened(case, before)


def test_a_place_that_the_case_cannot_fill_is_named_and_takes_no_number(city, quick):
    written(body="<p>{number}</p>", to="{agent}")
    case = under_review(city)
    with pytest.raises(RefusedError, match="【代理人】"):
        send(city, wish(case, "t.letter"))
    assert not Paper.objects.exists()
    assert not Counter.objects.filter(name__startswith="record:t.letter").exists()


def test_the_wrong_kind_of_case_the_wrong_state_and_the_wrong_officer_are_refused(city, quick):
    case, asked = under_review(city), filed(consultation())
    before = entries_of(case.subject).count()
    for held, who, why in (
        (asked, "liming", "不是“法律咨询”用的文书"),
        (filed(legal_aid()), "liming", "现在是“已登记”"),
        (case, "qianwei", "经办单位"),
        (case, "zheng", "经办单位"),
        (case, "feng", "经办单位"),
    ):
        with pytest.raises(RefusedError, match=why):
            send(city, wish(held), who)
    nothing_happened(case, before)


def test_a_document_of_the_case_is_printed_once_under_its_own_number(city, quick):
    case = granted(city)
    record = case.records.get(key="la.grant_decision")
    paper = send(city, of_record(case, "la.grant_decision"))
    assert paper.number == record.number
    assert "进城务工人员讨薪。" in paper.content["body"]
    with pytest.raises(RefusedError, match="先把原来的作废"):
        send(city, of_record(case, "la.grant_decision"))
    void(paper=paper, because="印错了纸张", by=city.actor("zhaojing"), at=timezone.now())
    assert send(city, of_record(case, "la.grant_decision")).number == record.number


def test_the_same_page_sent_twice_is_one_paper(city, quick):
    asked = wish(under_review(city))
    assert send(city, asked).pk == send(city, asked).pk
    assert Paper.objects.count() == 1


def test_a_page_that_cannot_be_set_leaves_its_number_in_sight_and_is_finished_later(city, quick, monkeypatch):
    case = under_review(city)

    def torn(contents):
        raise PressError("排版没有完成")

    works = issuing.printed
    monkeypatch.setattr(issuing, "printed", torn)
    with pytest.raises(PressError):
        send(city, wish(case))
    held = Paper.objects.get()
    assert (held.state, held.digest, held.n) == ("numbered", "", 1)
    assert not PaperBytes.objects.exists()
    do(city, case, "check_means", "zhaojing")
    monkeypatch.setattr(issuing, "printed", works)
    frozen = held.content
    paper = finish(paper=held, by=city.actor("zhaojing"), at=timezone.now())
    assert (paper.state, paper.n, paper.content) == ("issued", 1, frozen)


def test_where_papers_cannot_be_set_at_all_one_line_says_so_and_nothing_is_numbered(city, quick, monkeypatch):
    case = under_review(city)
    before = entries_of(case.subject).count()

    def missing():
        raise PressError("现在不能出 PDF：缺少排版用的库 Pango")

    monkeypatch.setattr(issuing, "make_ready", missing)
    with pytest.raises(PressError, match="缺少排版用的库 Pango"):
        send(city, wish(case))
    nothing_happened(case, before)


def test_bytes_that_are_not_what_was_issued_are_not_handed_out(city, quick):
    paper = send(city, wish(under_review(city)))
    other = send(city, wish(under_review(city, answers={"facts": "另一件"})))
    Paper.objects.filter(pk=paper.pk).update(digest=other.digest)
    with pytest.raises(ValueError, match="not what was issued"):
        paper_bytes(Paper.objects.get(pk=paper.pk))
