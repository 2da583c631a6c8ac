"""The GM profile: an SM2/SM3 signature beside the PDF, over the same bytes, honest about who can read it."""

from datetime import datetime, timedelta

import pytest

from tests.cast import City
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.public import SigningError, check_gm, revoke, sign_gm
from zhichi.foundation.signing.tests.factories import certified, pdf
from zhichi.kernel import sm2

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
PAPER = pdf()


def made(kept: SigningCertificate) -> dict:
    return sign_gm(data=PAPER, certificate=kept, reason="盖章", at=NOON)


def test_the_sheet_holds_for_its_paper_and_names_the_signer(city: City) -> None:
    found = check_gm(sheet=made(certified(NOON)), data=PAPER, at=NOON)
    assert found.is_good
    assert (found.signer, found.organ_code, found.signed_at) == ("任城区法律援助中心", "370811-aid", NOON)


def test_it_says_that_common_readers_cannot_verify_it(city: City) -> None:
    sheet = made(certified(NOON))
    assert "阅读器不认识" in sheet["words"]
    assert (sheet["digest_algorithm"], sheet["signature_algorithm"]) == ("sm3", "sm2-sm3")
    assert sheet["digest"] == sm2.sm3(PAPER).hex()


def test_it_does_not_hold_for_a_changed_paper_or_a_changed_sheet(city: City) -> None:
    sheet = made(certified(NOON))
    assert not check_gm(sheet=sheet, data=PAPER + b" ", at=NOON).is_good
    for name, value in sheet.items():
        changed = value + 1 if isinstance(value, int) else value[:-1] + ("1" if value[-1] == "0" else "0")
        assert not check_gm(sheet={**sheet, name: changed}, data=PAPER, at=NOON).is_good, name
        assert not check_gm(sheet={k: v for k, v in sheet.items() if k != name}, data=PAPER, at=NOON).is_good
    assert not check_gm(sheet={**sheet, "more": "1"}, data=PAPER, at=NOON).is_good


def test_a_key_for_which_no_certificate_vouches_proves_nothing(city: City) -> None:
    """A sheet with a pair of one's own, written into the certificate of another."""
    kept = certified(NOON)
    sheet = made(kept)
    own = sm2.new_private_key()
    body = {**sheet, "public_key": sm2.public_key(own).hex()}
    assert not check_gm(sheet=body, data=PAPER, at=NOON).is_good


def test_revoked_or_ended_it_signs_nothing(city: City) -> None:
    kept = certified(NOON)
    with pytest.raises(SigningError, match="过期"):
        sign_gm(data=PAPER, certificate=kept, reason="", at=NOON + timedelta(days=2000))
    sheet = made(kept)
    revoked = revoke(
        certificate=kept, reason="key_compromise", at=NOON + timedelta(days=1), by=city.actor("jiang")
    )
    with pytest.raises(SigningError, match="吊销"):
        sign_gm(data=PAPER, certificate=revoked, reason="", at=NOON + timedelta(days=2))
    assert not check_gm(sheet=sheet, data=PAPER, at=NOON + timedelta(days=2)).is_good


def test_without_an_sm2_key_there_is_no_such_signature(city: City) -> None:
    kept = certified(NOON)
    SigningCertificate.objects.update(gm_key=None)
    kept.refresh_from_db()
    with pytest.raises(SigningError, match="国密密钥"):
        made(kept)
