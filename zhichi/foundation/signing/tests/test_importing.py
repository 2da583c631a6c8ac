"""The bureau's own authority or certificate, out of a PKCS #12 file."""

from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from django.core.management import CommandError, call_command

from tests.cast import City
from zhichi.foundation.signing.actions import x509 as making
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.public import RefusedError, SigningError, check_pdf, import_pkcs12
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
PASSWORD = b"secret"


def authority() -> tuple[x509.Certificate, making.Key]:
    key, name = making.new_authority_key(), making.named("济宁市电子认证中心")
    return making.as_authority(making.begun(name, key, name, key, NOON, 10), key, below=0), key


def leaf(issuer: x509.Certificate, issuer_key: making.Key) -> tuple[x509.Certificate, making.Key]:
    key = making.new_key()
    started = making.begun(
        making.named("济宁市司法局", organ_code="city"), key, issuer.subject, issuer_key, NOON, 1
    )
    return making.as_signer(started, issuer_key, gm_public=b"", crl="", issuer_at="http://a"), key


def packed(certificate: x509.Certificate, key: making.Key, *others: x509.Certificate) -> bytes:
    return serialize_key_and_certificates(b"a", key, certificate, others, BestAvailableEncryption(PASSWORD))


def bring(city: City, data: bytes, *, who: str = "jiang", password: bytes = PASSWORD, organ: str = ""):
    return import_pkcs12(data=data, password=password, organ_code=organ, by=city.actor(who), at=NOON)


def test_the_bureaus_authority_issues_from_then_on(city: City) -> None:
    before = certified(NOON)
    old = sealed(pdf(), before, NOON)
    brought = bring(city, packed(*authority()))
    after = certified(NOON)
    assert after.authority == brought
    assert before.authority != brought
    assert not brought.own
    assert check_pdf(sealed(pdf(), after, NOON), at=NOON).is_good
    assert check_pdf(old, at=NOON).is_good
    assert Authority.objects.filter(issues=True).count() == 1


def test_an_organs_certificate_signs_and_its_root_is_trusted(city: City) -> None:
    root, root_key = authority()
    brought = bring(city, packed(*leaf(root, root_key), root), organ="city")
    assert isinstance(brought, SigningCertificate)
    found = check_pdf(sealed(pdf(), brought, NOON), at=NOON)
    assert found.is_good
    assert found.signatures[0].signer == "济宁市司法局"


def test_what_does_not_fit_is_refused_with_the_reason(city: City) -> None:
    root, root_key = authority()
    one, key = leaf(root, root_key)
    for data, given, says in (
        (b"rubbish", {}, "口令不对，或者文件坏了"),
        (packed(one, key, root), {"password": b"wrong", "organ": "city"}, "口令不对"),
        (packed(one, key, root), {}, "--organ"),
        (packed(one, key), {"organ": "city"}, "上级证书"),
        (packed(one, key, root), {"organ": "370811"}, "不是任城区司法局的"),
    ):
        with pytest.raises(SigningError, match=says):
            bring(city, data, **given)
    assert not Authority.objects.exists()


def test_only_the_citys_security_administrator_brings_in_an_authority(city: City) -> None:
    with pytest.raises(RefusedError, match="市局的安全管理员"):
        bring(city, packed(*authority()), who="feng")


def test_it_is_not_brought_in_twice_or_after_its_time(city: City) -> None:
    data = packed(*authority())
    bring(city, data)
    with pytest.raises(SigningError, match="已经登记过"):
        bring(city, data)
    with pytest.raises(SigningError, match="有效期"):
        import_pkcs12(
            data=packed(*authority()), password=PASSWORD, by=city.actor("jiang"), at=NOON.replace(year=2040)
        )


def test_by_the_command_line(city: City, tmp_path: Path) -> None:
    (tmp_path / "a.p12").write_bytes(packed(*authority()))
    (tmp_path / "word").write_text("wrong\n")
    asked = ["signing", "import", str(tmp_path / "a.p12"), "--password-file", str(tmp_path / "word")]
    with pytest.raises(CommandError, match="口令不对"):
        call_command(*asked)
    (tmp_path / "word").write_text("secret\n")
    call_command(*asked)
    assert Authority.objects.get(issues=True).name == "济宁市电子认证中心"
