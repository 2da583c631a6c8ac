"""What a check says of a sealed paper: who, when, whether it holds, and of which approved bytes."""

from datetime import datetime, timedelta
from hashlib import sha256

from tests.cast import City
from zhichi.foundation.signing.actions import checking
from zhichi.foundation.signing.models import Authority
from zhichi.foundation.signing.public import PdfCheck, check_pdf, revoke
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed
from zhichi.kernel.crypto import profile

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
LATER = NOON + timedelta(days=100)
FAR = NOON + timedelta(days=3650)


def because(found: PdfCheck) -> str:
    assert not found.is_good
    return found.signatures[0].because


def test_a_sealed_paper_says_who_and_when(city: City) -> None:
    found = check_pdf(sealed(pdf(2), certified(NOON), NOON), at=LATER)
    (one,) = found.signatures
    assert found.is_good
    assert (one.signer, one.organ, one.organ_code) == (
        "任城区法律援助中心",
        "任城区法律援助中心",
        "370811-aid",
    )
    assert one.signed_at == NOON
    assert one.covers_whole
    assert not found.added_after


def test_the_approved_bytes_are_found_in_it_by_either_digest(city: City) -> None:
    paper = pdf(2)
    done = sealed(paper, certified(NOON), NOON)
    found = check_pdf(done, at=NOON)
    assert found.holds(sha256(paper).hexdigest(), "sha256")
    assert found.holds(profile("gm").hexdigest(paper), "sm3")
    assert found.holds(sha256(done).hexdigest(), "sha256")
    assert not found.holds(sha256(paper[:-1] + b"x").hexdigest(), "sha256")
    assert found.sha256 == sha256(done).hexdigest()


def test_a_paper_without_a_seal_is_not_good(city: City) -> None:
    found = check_pdf(pdf(), at=NOON)
    assert not found.is_signed
    assert not found.is_good
    assert found.fault == ""


def test_it_still_holds_when_the_certificate_has_ended_long_ago(city: City) -> None:
    done = sealed(pdf(), certified(NOON), NOON)
    assert check_pdf(done, at=FAR).is_good


def test_signed_before_an_ordinary_revocation_it_holds(city: City) -> None:
    kept = certified(NOON)
    done = sealed(pdf(), kept, NOON)
    revoke(certificate=kept, reason="superseded", at=LATER, by=city.actor("jiang"))
    assert check_pdf(done, at=FAR).is_good


def test_after_a_leaked_key_an_undated_signature_is_no_longer_believed(city: City) -> None:
    kept = certified(NOON)
    done = sealed(pdf(), kept, NOON)
    revoke(certificate=kept, reason="key_compromise", at=LATER, by=city.actor("jiang"))
    assert because(check_pdf(done, at=FAR)) == checking.LEAKED


def test_signed_with_a_key_after_its_revocation_it_does_not_hold(city: City) -> None:
    """As whoever kept a copy of the key would do it: our own door refuses."""
    kept = certified(NOON)
    done = sealed(pdf(), kept, LATER)
    revoke(certificate=kept, reason="superseded", at=NOON, by=city.actor("jiang"))
    assert because(check_pdf(done, at=FAR)) == checking.REVOKED


def test_a_moment_in_the_future_is_not_believed(city: City) -> None:
    done = sealed(pdf(), certified(NOON), LATER)
    assert because(check_pdf(done, at=NOON)) == checking.FUTURE


def test_of_an_authority_nobody_knows_it_proves_nothing(city: City) -> None:
    done = sealed(pdf(), certified(NOON), NOON)
    Authority.objects.update(anchor=False)
    found = check_pdf(done, at=NOON)
    assert because(found) == checking.STRANGER
    assert found.signatures[0].intact
    assert not found.signatures[0].trusted


def test_changed_after_signing_it_says_so(city: City) -> None:
    done = sealed(pdf(), certified(NOON), NOON)
    assert because(check_pdf(done.replace(b"(page)", b"(paGe)"), at=NOON)) == checking.CHANGED


def test_a_second_seal_leaves_the_first_good(city: City) -> None:
    once = sealed(pdf(), certified(NOON), NOON)
    twice = sealed(once, certified(NOON, organ_code="370811", name="任城区司法局"), LATER)
    found = check_pdf(twice, at=LATER)
    assert found.is_good
    assert [one.organ_code for one in found.signatures] == ["370811-aid", "370811"]
    assert found.holds(sha256(once).hexdigest(), "sha256")


def test_what_is_no_pdf_or_hostile_has_a_fault_and_no_signatures(city: City) -> None:
    assert "不是 PDF" in check_pdf(b"hello", at=NOON).fault
    hostile = pdf(root="/OpenAction << /S /JavaScript /JS (1) >>")
    assert "自动执行" in check_pdf(hostile, at=NOON).fault
