"""Lists of the revoked and certificates of authorities: published where the certificates say, for everybody."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from django.test import Client

from tests.cast import City
from zhichi.foundation.signing.actions import renew_lists
from zhichi.foundation.signing.models import RevocationList
from zhichi.foundation.signing.public import revoke
from zhichi.foundation.signing.tests.factories import certified

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")


def address(made: x509.Certificate) -> str:
    (place,) = made.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    return str(place.full_name[0].value)


@pytest.mark.parametrize(
    ("reason", "flag"),
    [("key_compromise", x509.ReasonFlags.key_compromise), ("superseded", x509.ReasonFlags.superseded)],
)
def test_a_revoked_certificate_stands_on_the_list_that_it_names(
    city: City, reason: str, flag: x509.ReasonFlags
) -> None:
    kept = certified(NOON)
    made = x509.load_der_x509_certificate(bytes(kept.certificate))
    path = address(made).removeprefix("http://127.0.0.1:8000")
    before = x509.load_der_x509_crl(Client().get(path).content)
    assert before.get_revoked_certificate_by_serial_number(made.serial_number) is None
    revoke(certificate=kept, reason=reason, at=NOON, by=city.actor("jiang"))
    answer = Client().get(path)
    listed = x509.load_der_x509_crl(answer.content)
    found = listed.get_revoked_certificate_by_serial_number(made.serial_number)
    assert answer["Content-Type"] == "application/pkix-crl"
    assert found.revocation_date_utc == NOON
    assert found.extensions.get_extension_for_class(x509.CRLReason).value.reason == flag
    issuer = x509.load_der_x509_certificate(bytes(kept.authority.certificate))
    assert listed.is_signature_valid(issuer.public_key())
    assert listed.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 2


def test_the_authority_is_published_where_certificates_say(city: City) -> None:
    kept = certified(NOON)
    made = x509.load_der_x509_certificate(bytes(kept.certificate))
    (where,) = made.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    answer = Client().get(where.access_location.value.removeprefix("http://127.0.0.1:8000"))
    assert answer.content == bytes(kept.authority.certificate)


def test_of_an_authority_nobody_knows_there_is_nothing(city: City) -> None:
    for path in ("/signing/lists/none.crl", "/signing/authorities/none.cer"):
        assert Client().get(path).status_code == 404


def test_a_new_list_comes_before_the_last_runs_out(city: City) -> None:
    certified(NOON)
    assert renew_lists(NOON + timedelta(days=20)) == 0
    assert renew_lists(NOON + timedelta(days=24)) == 1
    assert renew_lists(NOON + timedelta(days=24)) == 0
    newest = RevocationList.objects.order_by("-number")[0]
    assert newest.next_at == NOON + timedelta(days=54)
