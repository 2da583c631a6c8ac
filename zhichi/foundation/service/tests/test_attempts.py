"""Writing down an attempt: what lacks its evidence is refused beside its field; what serves nobody is kept and told."""

from datetime import date, timedelta

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.public import Outcome, Proof, Service, ServiceAttempt, Signer, Way
from zhichi.foundation.service.tests.factories import LEFT, SIGNED, refused_case, report, to_serve, tried

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(city: City) -> Service:
    return to_serve(refused_case(city))


def fault(city: City, service: Service, *args, **changes) -> tuple[str, str]:
    with pytest.raises(RefusedError) as refused:
        tried(city, service, report(*args, **changes), at=day("2026-06-20"))
    assert not ServiceAttempt.objects.exists()
    return refused.value.field, str(refused.value)


def test_who_signs_himself_is_served_that_day(city: City, waiting: Service):
    made = tried(city, waiting, report())
    assert (waiting.state, waiting.effective_on, made.flag) == ("effective", date(2026, 6, 9), "")
    assert waiting.basis == "民事诉讼法§87、§88"
    assert made.kept.get().proof == "signature"
    codes = list(entries_of(waiting.case.subject).values_list("code", flat=True))
    assert codes[-2:] == ["service.attempt.recorded", "service.service.served"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"happened_at": day("2026-06-21")}, "happened_at"),
        ({"happened_at": day("2026-06-07")}, "happened_at"),
        ({"place": ""}, "place"),
        ({"signer": ""}, "signer"),
        ({"signer": Signer.FAMILY, "signer_name": "王强"}, "age"),
        ({"signer": Signer.FAMILY, "age": 40}, "signer_name"),
        ({"servers": ()}, "servers"),
        ({"outcome": Outcome.RETURNED}, "outcome"),
    ],
)
def test_what_cannot_be_so_is_refused(city: City, waiting: Service, changes, field):
    assert fault(city, waiting, Way.DIRECT, SIGNED, **changes)[0] == field


def test_a_signature_is_needed_on_the_screen_or_on_paper(city: City, waiting: Service):
    assert fault(city, waiting, Way.DIRECT, SIGNED, Proof.PHOTO)[0] == "signature"
    tried(city, waiting, report(Way.DIRECT, SIGNED, Proof.RECEIPT))
    assert waiting.is_served


def test_leaving_it_needs_a_photo_or_a_witness(city: City, waiting: Service):
    field, said = fault(city, waiting, Way.LEAVE, LEFT, Proof.SIGNATURE)
    assert (field, "见证人签名，或者拍照" in said) == ("photos", True)
    assert fault(city, waiting, Way.LEAVE, LEFT, Proof.PHOTO, refusal="")[0] == "refusal"
    assert fault(city, waiting, Way.LEAVE, LEFT, Proof.WITNESS)[0] == "photos"
    tried(city, waiting, report(Way.LEAVE, LEFT, Proof.WITNESS, witnesses=("社区刘主任",)))
    assert waiting.effective_on == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"signer": Signer.FAMILY, "signer_name": "王小强", "age": 12}, "没有成年"),
        ({"signer": Signer.OTHER, "signer_name": "邻居老李"}, "依法不能代收"),
    ],
)
def test_who_may_not_sign_serves_nobody_and_is_flagged(city: City, waiting: Service, changes, told):
    made = tried(city, waiting, report(**changes))
    assert (made.state, made.flag, waiting.state) == ("failed", "signer", "failed")
    assert told in made.words
    assert waiting.effective_on is None


def test_one_server_serves_and_is_flagged(city: City, waiting: Service):
    assert tried(city, waiting, report(servers=("赵静",))).flag == "one_server"
    assert waiting.is_served


def test_a_wrong_address_leads_to_the_post_and_its_receipt_serves(city: City, waiting: Service):
    tried(city, waiting, report(Way.DIRECT, SIGNED, outcome=Outcome.WRONG_ADDRESS, signer=""))
    assert (waiting.state, waiting.next_way) == ("failed", "mail")
    sent = tried(
        city, waiting, report(Way.MAIL, SIGNED, outcome=Outcome.SENT, signer="", number="EX123456789CN")
    )
    assert (waiting.state, sent.state) == ("attempted", "waiting")
    back = {"happened_at": day("2026-06-15"), "signed_on": date(2026, 6, 13), "place": ""}
    made = tried(city, waiting, report(Way.MAIL, SIGNED, Proof.RECEIPT, **back))
    sent.refresh_from_db()
    assert (waiting.effective_on, made.number, sent.state) == (date(2026, 6, 13), "EX123456789CN", "answered")


def test_a_page_sent_twice_is_one_attempt(city: City, waiting: Service):
    once = report()
    assert tried(city, waiting, once) == tried(city, waiting, once)
    assert waiting.attempts.count() == 1


def test_what_is_served_is_not_served_again(city: City, waiting: Service):
    tried(city, waiting, report())
    with pytest.raises(RefusedError, match="已经是“已送达”"):
        tried(city, waiting, report())


def test_others_do_not_serve_it(city: City, waiting: Service):
    for who in ("qianwei", "hanmei", "chen", "zheng"):
        with pytest.raises(RefusedError, match="经办单位办理"):
            tried(city, waiting, report(), who=who)
    assert not waiting.attempts.exists()


def test_the_moments_of_the_device_and_of_arrival_are_both_kept(city: City, waiting: Service):
    said = day("2026-06-09") + timedelta(minutes=2)
    told = report()
    made = tried(
        city, waiting, type(told)(told.way, told.told, told.token, told.kept, said), at=day("2026-06-10")
    )
    assert (made.device_at, made.told_at) == (said, day("2026-06-10"))
