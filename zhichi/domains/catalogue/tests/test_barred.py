"""After a false commitment: whoever types the number learns nothing, the desk knows and declines (decision 0015)."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.promising import repair_credit
from zhichi.domains.catalogue.enums import Code, CommitmentState
from zhichi.domains.catalogue.models import Commitment
from zhichi.domains.catalogue.tests.promises import HARDSHIP, declined, found, promised, promising, settled
from zhichi.foundation.cases.public import Applicant, RefusedError
from zhichi.foundation.cases.tests.factories import filed
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.sockets.public import PAPERS_ASKED, PROMISES_MADE, service_item

pytestmark = pytest.mark.django_db
OTHER = Applicant(name="李四", phone="13900139000", id_type="citizen_id", id_number="110105194912310038")


def barred(commitment: Commitment) -> bool:
    return bool(Commitment.objects.with_standing().get(pk=commitment.pk).barred)


def asked(number: str) -> list[Any]:
    item = service_item("legal_aid", timezone.localdate())
    assert item is not None
    (read,) = PAPERS_ASKED
    return list(read(materials=item.document["materials"], on=timezone.localdate(), id_number=number))


def test_what_is_asked_tells_nothing_of_the_person_behind_a_number(city: City):
    false = found(city, promised())
    applicant = promising().applicant
    assert asked(applicant.id_number) == asked(OTHER.id_number)
    assert any(paper.promisable for paper in asked(applicant.id_number))
    assert false.excludes


def test_a_filing_and_its_page_are_the_same_for_everybody(city: City):
    found(city, promised())
    (read,) = PROMISES_MADE
    shut, free = promised(), promised(applicant=OTHER)
    told = [[(one.standing, one.said, one.words) for one in read(each.case_id)] for each in (shut, free)]
    assert told[0] == told[1]


def test_the_desk_sees_that_it_does_not_apply_and_cannot_call_it_true(city: City):
    found(city, promised())
    again, other = promised(), promised(applicant=OTHER)
    assert barred(again)
    assert not barred(other)
    client = city.client("zhaojing")
    page = client.get(f"/office/proofs/commitments/{again.pk}/").content.decode()
    assert "信用还没有修复" in page
    assert "先核对身份" in page
    assert "不适用承诺" in client.get("/office/proofs/commitments/").content.decode()
    assert "不适用承诺" in client.get(f"/office/cases/{again.case.number}/").content.decode()
    answer = client.post(f"/office/proofs/commitments/{again.pk}/", {"true": "yes", "finding": "相符。"})
    assert answer.status_code == 422
    assert "不适用告知承诺" in answer.content.decode()


def test_declining_is_an_act_and_its_reason_stays_in_the_office(city: City):
    commitment = promised()
    client = city.client("zhaojing")
    said = {"true": "declined", "finding": "电话打不通，身份没有核对上。"}
    page = client.post(f"/office/proofs/commitments/{commitment.pk}/", said, follow=True).content.decode()
    assert "请申请人交证明" in page
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.DECLINED
    assert list(entries_of(commitment.case.subject))[-1].code == Code.COMMITMENT_DECLINED
    (read,) = PROMISES_MADE
    (told,) = read(commitment.case_id)
    assert told.standing == "没有采用，请交证明"
    assert "电话打不通" not in told.said


def test_what_was_declined_shuts_nobody_out_and_is_not_answered_twice(city: City):
    commitment = declined(city, promised())
    assert not commitment.excludes
    assert not barred(promised())
    with pytest.raises(RefusedError, match="已经核查过"):
        found(city, commitment)


def test_repair_opens_the_door_again(city: City):
    commitment = found(city, promised())
    waiting = promised()
    settled(city, commitment)
    assert barred(waiting)
    repair_credit(pk=commitment.pk, reason="已经改正。", by=city.actor("sunli"), at=timezone.now())
    assert not barred(waiting)
    codes = [entry.code for entry in entries_of(commitment.case.subject)]
    assert codes[-2:] == [Code.COMMITMENT_SETTLED, Code.COMMITMENT_REPAIRED]


def test_one_that_was_signed_before_the_false_one_was_found_stands(city: City):
    earlier, false = promised(), promised()
    found(city, false)
    assert found(city, earlier, true=True).state == CommitmentState.VERIFIED


def test_the_words_tell_everybody_that_it_may_not_apply(city: City, client: Client):
    assert "信用还没有修复的，不适用承诺" in dict(promising().promises)[HARDSHIP]
    assert filed(promising()).commitments.get().state == CommitmentState.SIGNED
