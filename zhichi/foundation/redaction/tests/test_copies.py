"""From an issued paper to the copy everybody reads: each step, who may, and that nothing masked is in the PDF."""

import hashlib

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from zhichi.foundation.cases.public import Applicant, RefusedError, StaleError
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.papers.public import paper_bytes, void
from zhichi.foundation.redaction.models import CopyBytes, Publication
from zhichi.foundation.redaction.public import begin, confirm, prove, publish, return_copy, withdraw
from zhichi.foundation.redaction.rules import left_over
from zhichi.foundation.redaction.tests.factories import (
    ID,
    NAME,
    PHONE,
    TOLD,
    added,
    begun,
    confirmed,
    issued,
    published,
)

pytestmark = pytest.mark.django_db
SECRETS = [NAME, "秀英", ID, PHONE, "6222020200112233446", "建设路12号", "鲁H12345", "wang@example.com"]


def now():
    return timezone.now()


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    told = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told


def test_the_pdf_of_the_copy_holds_nothing_that_was_masked_and_says_what_it_is(city):
    one = published(city)
    data = bytes(CopyBytes.objects.get(publication=one).data)
    told = words_of(data)
    assert left_over(told, SECRETS) == []
    assert not any(secret.encode() in data or secret.encode("utf-16-be") in data for secret in SECRETS)
    for words in ("王某某", "济宁某某建筑公司", "办理情况告知书", "公开本", one.commitment[:16]):
        assert left_over(told, [words]), words
    assert one.paper.check_code not in told
    assert left_over(words_of_original(one), SECRETS) == SECRETS


def words_of_original(one):
    return words_of(paper_bytes(one.paper))


def test_the_link_to_the_original_gives_nothing_away_and_is_proved_by_the_sealed_salt(city):
    one = published(city)
    assert one.commitment != one.paper.digest
    assert one.salt not in str(one.shown)
    held, proof = prove(pk=one.pk, note="向法院出示对应关系", by=city.actor("sunli"), at=now())
    reckoned = hashlib.sha256(bytes.fromhex(proof.salt) + bytes.fromhex(proof.digest)).hexdigest()
    assert reckoned == held.commitment
    told = [payload_of(entry) for entry in entries_of(one.paper.case.subject)]
    assert not any(one.salt in str(payload) for payload in told)
    with pytest.raises(RefusedError, match="出示"):
        prove(pk=one.pk, note="想看一看", by=city.actor("liming"), at=now())
    again = begin(paper=issued(city), by=city.actor("zhaojing"), at=now())
    assert (again.salt, again.commitment) != (one.salt, one.commitment)


def test_who_masked_it_does_not_clear_it_and_the_database_says_so_too(city):
    one = begun(city)
    fates = dict.fromkeys(range(len(one.marks)), ("mask", ""))
    one = confirm(pk=one.pk, fates=fates, by=city.actor("sunli"), at=now())
    with pytest.raises(RefusedError, match="另一个人"):
        publish(pk=one.pk, by=city.actor("sunli"), at=now())
    for who in ("zhaojing", "qianwei", "feng", "chen"):
        with pytest.raises(RefusedError):
            publish(pk=one.pk, by=city.actor(who), at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=one.pk).update(cleared_by=one.masked_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=one.pk).update(state="published")
    assert publish(pk=one.pk, by=city.actor("panli"), at=now()).state == "published"


def test_nothing_is_published_that_nobody_masked_or_that_went_back(city):
    one = begun(city)
    with pytest.raises(RefusedError, match="正在遮盖"):
        publish(pk=one.pk, by=city.actor("sunli"), at=now())
    one = confirmed(city, one)
    one = return_copy(pk=one.pk, note="单位名称也遮一下", by=city.actor("sunli"), at=now())
    assert (one.state, one.masked_by) == ("masking", "")
    with pytest.raises(RefusedError, match="正在遮盖"):
        publish(pk=one.pk, by=city.actor("sunli"), at=now())


def test_every_place_is_decided_and_numbers_of_people_are_never_kept(city):
    one = begun(city)
    with pytest.raises(RefusedError, match="还没有定"):
        confirm(pk=one.pk, fates={0: ("mask", "")}, by=city.actor("zhaojing"), at=now())
    for sort, why, said in (
        ("citizen_id", "else", "只能遮住"),
        ("bank_card", "else", "只能遮住"),
        ("landline", "", "为什么保留"),
        ("landline", "nonsense", "为什么保留"),
    ):
        with pytest.raises(RefusedError, match=said):
            confirmed(city, one, keep={sort: why})
    one = confirmed(city, one, keep={"landline": "office"})
    one = publish(pk=one.pk, by=city.actor("sunli"), at=now())
    assert "0537-2345678" in one.body


def test_a_name_that_shows_elsewhere_is_not_handed_on(city):
    one = begun(city, "高兴和王秀英都来了，他不高兴。", applicant=Applicant(name="高兴", phone=PHONE))
    marks = one.held_marks
    text = one.paper.content["body"]
    assert [mark.sort for mark in marks if mark.place == "body"] == ["name", "name"]
    within = max(n for n, mark in enumerate(marks) if mark.place == "body")
    fates = {n: ("keep", "else") if n == within else ("mask", "") for n in range(len(marks))}
    confirm(pk=one.pk, fates=fates, by=city.actor("zhaojing"), at=now())
    one = publish(pk=one.pk, by=city.actor("sunli"), at=now())
    assert one.body == text.replace("高兴和", "高某和")
    assert one.shown["to"] == "高某"


def test_what_was_not_found_is_added_by_hand(city):
    one = begun(city, "村东头老槐树下那家的事。")
    with pytest.raises(RefusedError, match="没有这几个字"):
        added(city, one, "村西头")
    one = confirmed(city, added(city, one, "村东头老槐树下那家"))
    assert publish(pk=one.pk, by=city.actor("sunli"), at=now()).body == "<p>××××的事。</p>"


def test_papers_about_minors_are_not_published(city):
    child = Applicant(name="王小明", phone=PHONE, id_type="citizen_id", id_number="110105201512310011")
    for paper in (
        issued(city, "未成年人的抚养费。"),
        issued(city, "您的事。", answers={"crowd": ["minor"]}),
        issued(city, "您的事。", applicant=_sound(child)),
    ):
        with pytest.raises(RefusedError, match="未成年人"):
            begin(paper=paper, by=city.actor("zhaojing"), at=now())
    assert not Publication.objects.exists()


def _sound(child: Applicant) -> Applicant:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    body = child.id_number[:17]
    check = "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]
    return Applicant(name=child.name, phone=child.phone, id_type="citizen_id", id_number=body + check)


def test_a_copy_is_withdrawn_with_a_trace_and_another_can_be_made(city):
    one = published(city)
    paper = one.paper
    with pytest.raises(RefusedError, match="已经有公开本"):
        begin(paper=paper, by=city.actor("zhaojing"), at=now())
    with pytest.raises(RefusedError, match="为什么撤下"):
        withdraw(pk=one.pk, note="错", by=city.actor("zhaojing"), at=now())
    with pytest.raises(RefusedError, match="办理范围"):
        withdraw(pk=one.pk, note="当事人要求撤下", by=city.actor("chen"), at=now())
    one = withdraw(pk=one.pk, note="当事人要求撤下", by=city.actor("zhaojing"), at=now())
    assert (one.state, one.shown) == ("withdrawn", None)
    assert not CopyBytes.objects.exists()
    assert one.digest
    codes = [entry.code for entry in entries_of(paper.case.subject).order_by("seq")][-4:]
    assert codes == [f"redaction.copy.{what}" for what in ("begun", "masked", "published", "withdrawn")]
    assert begin(paper=paper, by=city.actor("zhaojing"), at=now()).pk != one.pk


def test_a_paper_that_was_made_void_meanwhile_is_not_published(city):
    one = confirmed(city, begun(city))
    void(paper=one.paper, because="姓名写错了", by=city.actor("zhaojing"), at=now())
    with pytest.raises(RefusedError, match="原件已经作废"):
        publish(pk=one.pk, by=city.actor("sunli"), at=now())


def test_who_comes_second_is_told(city):
    one = confirmed(city, begun(city))
    with pytest.raises(StaleError):
        publish(pk=one.pk, by=city.actor("sunli"), at=now(), revision=one.revision - 1)
    with pytest.raises(RefusedError, match="经办单位"):
        begin(paper=one.paper, by=city.actor("qianwei"), at=now())


def test_the_ledger_has_no_words_of_the_paper(city):
    one = published(city)
    told = "".join(str(payload_of(entry)) for entry in entries_of(one.paper.case.subject))
    assert left_over(told, [NAME, ID, PHONE]) == []
    assert TOLD not in str(Publication.objects.filter(pk=one.pk).values("shown"))
