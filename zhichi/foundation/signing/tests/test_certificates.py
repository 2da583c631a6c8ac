"""Certificates: enrolled, renewed, revoked by whom it belongs to; none that does not hold signs anything."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.signing.actions.x509 import DOCUMENT_SIGNING
from zhichi.foundation.signing.models import Authority
from zhichi.foundation.signing.public import (
    CertificateState,
    RefusedError,
    SigningError,
    enrol,
    renew,
    revoke,
)
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")


def test_a_certificate_says_whose_it_is_and_for_what(city: City) -> None:
    kept = certified(NOON)
    made = x509.load_der_x509_certificate(bytes(kept.certificate))
    said = {part.oid: part.value for part in made.subject}
    assert said[NameOID.ORGANIZATION_NAME] == "任城区法律援助中心"
    assert said[NameOID.ORGANIZATION_IDENTIFIER] == "370811-aid"
    usage = made.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert usage.digital_signature
    assert not usage.key_cert_sign
    purposes = made.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert DOCUMENT_SIGNING in purposes
    assert ExtendedKeyUsageOID.SERVER_AUTH not in purposes
    assert (made.not_valid_before_utc, made.not_valid_after_utc) == (kept.valid_from, kept.valid_to)
    assert kept.valid_to - kept.valid_from == timedelta(days=3 * 365)
    assert f"{made.serial_number:x}" == kept.serial


def test_the_authority_is_made_once_and_vouches(city: City) -> None:
    one, other = certified(NOON), certified(NOON, organ_code="370811", name="任城区司法局")
    assert one.authority == other.authority
    assert one.serial != other.serial
    issuer = x509.load_der_x509_certificate(bytes(one.authority.certificate))
    x509.load_der_x509_certificate(bytes(one.certificate)).verify_directly_issued_by(issuer)
    root = Authority.objects.get(anchor=True)
    issuer.verify_directly_issued_by(x509.load_der_x509_certificate(bytes(root.certificate)))
    assert root.own
    assert "测试" in root.name


def test_no_key_lies_in_the_database_in_the_clear(city: City) -> None:
    kept = certified(NOON)
    rows = [kept.key, kept.gm_key, *Authority.objects.values_list("key", flat=True)]
    assert all(row is not None and not bytes(row).startswith(b"0") for row in rows)


def test_enrolling_and_revoking_are_on_the_ledger(city: City) -> None:
    kept = certified(NOON, by=city.actor("jiang"))
    revoke(certificate=kept, reason="cessation_of_operation", at=NOON, by=city.actor("jiang"))
    codes = [entry.code for entry in entries_of(kept.subject)]
    assert codes == ["signing.certificate.enrolled", "signing.certificate.revoked"]
    assert payload_of(entries_of(kept.subject)[1])["reason"] == "cessation_of_operation"
    assert entries_of(kept.authority.subject)[0].code == "signing.authority.founded"


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, CertificateState.FUTURE),
        (0, CertificateState.VALID),
        (3 * 365 - 61, CertificateState.VALID),
        (3 * 365 - 60, CertificateState.EXPIRING),
        (3 * 365, CertificateState.EXPIRED),
    ],
)
def test_how_it_stands_follows_from_the_moment(city: City, days: int, state: CertificateState) -> None:
    assert certified(NOON).state(NOON + timedelta(days=days)) == state


@pytest.mark.parametrize(("days", "says"), [(-1, "还没有到启用时间"), (3 * 365, "已经过期")])
def test_out_of_its_time_it_signs_nothing(city: City, days: int, says: str) -> None:
    with pytest.raises(SigningError, match=says):
        sealed(pdf(), certified(NOON), NOON + timedelta(days=days))


def test_revoked_it_signs_nothing(city: City) -> None:
    kept = certified(NOON)
    revoked = revoke(certificate=kept, reason="superseded", at=NOON, by=city.actor("jiang"))
    with pytest.raises(SigningError, match="已经吊销"):
        sealed(pdf(), revoked, NOON)


def test_of_another_organ_it_signs_nothing(city: City) -> None:
    with pytest.raises(SigningError, match="和文书的机关不一致"):
        sealed(pdf(), certified(NOON), NOON, organ_code="370811")


def test_renewed_it_has_a_new_key_and_the_old_one_goes_on(city: City) -> None:
    old = certified(NOON)
    new = renew(certificate=old, at=NOON + timedelta(days=1000), by=city.actor("jiang"))
    assert new.renews == old
    assert new.fingerprint != old.fingerprint
    assert old.state(NOON + timedelta(days=1001)) == CertificateState.VALID or old.revoked_at is None


@pytest.mark.parametrize("who", ["feng", "shen", "zheng", "liming"])
def test_nobody_but_the_security_administrator_enrols(city: City, who: str) -> None:
    with pytest.raises(RefusedError, match="安全管理员"):
        enrol(name="任城区司法局", organ_code="370811", at=NOON, by=city.actor(who))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"organ_code": "999999"}, "没有代码"),
        ({"name": "  "}, "名称"),
        ({"name": "兖州区法律援助中心"}, "机构的全称"),
        ({"years": 30}, "有效期"),
        ({"years": 0}, "有效期"),
    ],
)
def test_what_cannot_be_is_refused(city: City, wrong: dict, says: str) -> None:
    with pytest.raises(SigningError, match=says):
        certified(NOON, **wrong)


def test_it_is_revoked_once_with_a_reason(city: City) -> None:
    kept, by = certified(timezone.now()), city.actor("jiang")
    for reason, says in (("", "原因"), ("bored", "原因"), ("unspecified", "写明")):
        with pytest.raises(SigningError, match=says):
            revoke(certificate=kept, reason=reason, at=NOON, by=by)
    revoke(certificate=kept, reason="unspecified", note="钥匙盘丢了", at=NOON, by=by)
    with pytest.raises(RefusedError, match="已经吊销"):
        revoke(certificate=kept, reason="superseded", at=NOON, by=by)
