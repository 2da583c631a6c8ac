"""A time stamp authority that dates signatures: asked over HTTP, believed only when its root is."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.cast import City
from zhichi.foundation.signing.actions import checking
from zhichi.foundation.signing.actions import x509 as making
from zhichi.foundation.signing.public import SigningError, check_pdf, revoke, trust
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
MINUTE = timedelta(minutes=1)


def stamping() -> tuple[bytes, DummyTimeStamper]:
    """The root in DER and a service under it that dates everything a minute after noon."""
    root_key, key = making.new_authority_key(), making.new_key()
    root_name = making.named("时间戳根")
    begun = making.begun(root_name, root_key, root_name, root_key, NOON - MINUTE, 10)
    root = making.as_authority(begun, root_key, below=0)
    started = making.begun(making.named("时间戳服务"), key, root_name, root_key, NOON - MINUTE, 5)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    leaf = (
        started.add_extension(making.usage(authority=False), critical=True)
        .add_extension(purpose, critical=True)
        .sign(root_key, hashes.SHA256())
    )
    held = asn1.Certificate.load(making.der(leaf)), keys.PrivateKeyInfo.load(making.packed(key))
    return making.der(root), DummyTimeStamper(*held, fixed_dt=NOON + MINUTE)


@pytest.fixture
def service(settings) -> Iterator[bytes]:
    root, stamper = stamping()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = asyncio.run(stamper.async_request_tsa_response(asked)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever)
    thread.start()
    settings.ZHICHI_TSA = f"http://127.0.0.1:{server.server_port}/"
    yield root
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_dated_signature_outlives_a_leaked_key(city: City, service: bytes) -> None:
    trust(data=service, by=city.actor("jiang"), at=NOON)
    kept = certified(NOON)
    done = sealed(pdf(), kept, NOON)
    (one,) = check_pdf(done, at=NOON + MINUTE).signatures
    assert one.stamped_at == NOON + MINUTE
    revoke(certificate=kept, reason="key_compromise", at=NOON + 2 * MINUTE, by=city.actor("jiang"))
    assert check_pdf(done, at=NOON + 3 * MINUTE).is_good


def test_of_a_service_nobody_trusts_the_date_is_not_believed(city: City, service: bytes) -> None:
    done = sealed(pdf(), certified(NOON), NOON)
    found = check_pdf(done, at=NOON + MINUTE)
    assert found.signatures[0].because == checking.STAMP
    assert not found.is_good


def test_where_the_service_does_not_answer_nothing_is_sealed(city: City, settings) -> None:
    settings.ZHICHI_TSA = "http://127.0.0.1:9/"
    with pytest.raises(SigningError, match="时间戳服务没有应答"):
        sealed(pdf(), certified(NOON), NOON)


def test_what_is_no_root_is_not_trusted(city: City) -> None:
    leaf = bytes(certified(NOON).certificate)
    for data in (b"rubbish", leaf):
        with pytest.raises(SigningError, match="不是签发机构"):
            trust(data=data, by=city.actor("jiang"), at=NOON)
    with pytest.raises(SigningError, match="市局的安全管理员"):
        trust(data=leaf, by=city.actor("feng"), at=NOON)
