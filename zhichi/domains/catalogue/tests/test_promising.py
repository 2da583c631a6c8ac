"""A commitment in place of a proof: written with the filing, verified by its day, a false one put right."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.promising import repair_credit
from zhichi.domains.catalogue.enums import Code, CommitmentState
from zhichi.domains.catalogue.models import Commitment, Proof
from zhichi.domains.catalogue.rules.promising import words_of
from zhichi.domains.catalogue.tests.promises import HARDSHIP, found, promised, promising, settled
from zhichi.foundation.cases.public import Applicant, Case, RefusedError
from zhichi.foundation.cases.tests.factories import consultation, day, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
OTHER = Applicant(name="李四", phone="13900139000", id_type="citizen_id", id_number="110105194912310038")


def codes(commitment: Commitment) -> list[str]:
    return [entry.code for entry in entries_of(commitment.case.subject)]


def test_it_is_written_with_the_filing_in_the_words_that_were_shown(city: City):
    case = filed(promising(), at=day("2026-09-18"))
    commitment = Commitment.objects.get(case=case)
    assert commitment.words == words_of(Proof.objects.get(key=HARDSHIP).facts)
    assert commitment.state == CommitmentState.SIGNED
    # 20 working days over the national holiday of 2026 (国办通知): 20 September is a working Sunday.
    assert commitment.verify_by == date(2026, 10, 22)
    assert codes(commitment)[-1] == Code.COMMITTED


def test_a_filing_without_promises_asks_the_catalogue_nothing(city: City):
    with CaptureQueriesContext(connection) as asked:
        filed(legal_aid())
    assert asked.captured_queries
    assert not [query["sql"] for query in asked.captured_queries if "catalogue_" in query["sql"]]


def test_the_same_filing_again_promises_once(city: City):
    one = filed(promising(), key="once")
    assert filed(promising(), key="once") == one
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("key", ["social_assistance", "residence", "nothing"])
def test_what_cannot_be_promised_is_refused_and_nothing_is_filed(city: City, key: str):
    with pytest.raises(RefusedError, match="不能用承诺代替"):
        filed(promising(promises=[(key, "随便")]))
    assert not Case.objects.exists()


def test_words_that_nobody_was_shown_are_refused_and_nothing_is_filed(city: City):
    with pytest.raises(RefusedError, match="看过新的内容再选"):
        filed(promising(promises=[(HARDSHIP, "我说了算")]))
    assert not Case.objects.exists()


def test_what_the_item_does_not_take_is_not_promised_for_it(city: City):
    words = words_of(Proof.objects.get(key=HARDSHIP).facts)
    with pytest.raises(RefusedError, match="不能用承诺代替"):
        filed(consultation(applicant=OTHER, promises=[(HARDSHIP, words)]))


def test_without_an_id_number_nothing_is_promised(city: City):
    words = words_of(Proof.objects.get(key=HARDSHIP).facts)
    with pytest.raises(RefusedError, match="身份证号"):
        filed(consultation(applicant=Applicant(pin="4321"), promises=[(HARDSHIP, words)]))
    assert not Case.objects.exists()


def test_a_true_one_leaves_the_door_open(city: City):
    commitment = found(city, promised(), true=True)
    assert commitment.state == CommitmentState.VERIFIED
    assert codes(commitment)[-1] == Code.COMMITMENT_VERIFIED
    filed(promising())


def test_what_is_found_is_found_once_and_says_what_was_seen(city: City):
    commitment = promised()
    found(city, commitment, true=True)
    with pytest.raises(RefusedError, match="已经核查过"):
        found(city, commitment)


@pytest.mark.parametrize(("corrected", "state"), [(True, CommitmentState.CORRECTED), (False, CommitmentState.REVOKED)])  # fmt: skip
def test_a_false_one_is_put_right_or_the_decision_is_revoked(city: City, corrected: bool, state: str):
    commitment = settled(city, found(city, promised()), corrected=corrected)
    assert commitment.state == state
    assert "部门数据已核对" in commitment.finding
    assert "证明已经补交" in commitment.finding


def test_credit_is_repaired_only_after_the_false_one_was_settled(city: City):
    commitment = found(city, promised())
    with pytest.raises(RefusedError, match="先处理"):
        repair_credit(pk=commitment.pk, reason="说情。", by=city.actor("sunli"), at=timezone.now())


@pytest.mark.parametrize("who", ["qianwei", "hanmei", "chen", "zheng"])
def test_others_than_the_desk_of_the_case_verify_nothing(city: City, who: str):
    commitment = promised()
    with pytest.raises(RefusedError, match="核查"):
        found(city, commitment, who=who)
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.SIGNED


def test_a_clerk_finds_and_the_head_settles(city: City):
    commitment = found(city, promised(), who="liming")
    with pytest.raises(RefusedError, match="负责人"):
        settled(city, commitment, who="liming")
    settled(city, commitment, who="sunli")
