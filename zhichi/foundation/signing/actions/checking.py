"""What a PDF proves: the engine looks at the file, the register says what became of the certificates."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509

from zhichi.foundation.signing.actions.running import engine
from zhichi.foundation.signing.actions.x509 import fingerprint
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.rules.faults import PdfFault
from zhichi.foundation.signing.rules.outcome import PdfCheck, SignatureCheck
from zhichi.foundation.signing.rules.prefixes import prefixes
from zhichi.foundation.signing.rules.validity import holds_after

# Clocks of two machines need not agree to the second.
AHEAD = timedelta(minutes=5)
CHANGED = "签章以后内容被改动过。"
ADDED = "签章以后，文件里又加了签章不允许的内容。"
STRANGER = "签章用的证书不是我们信任的机构签发的，不能确认是谁签的。"
FUTURE = "签章写的时间在将来，不能相信。"
UNTIMED = "签章里没有写时间。"
EXPIRED = "签章的时间不在证书的有效期里。"
STAMP = "签章里的时间戳核验不了，签章的时间不能确认。"
REVOKED = "签章用的证书在签章以前已经吊销。"
LEAKED = "签章用的证书因为私钥可能泄露吊销了，签章又没有可信的时间戳，不能再相信。"


def check_pdf(data: bytes, *, at: datetime) -> PdfCheck:
    """Every signature in the file, judged at `at`; a file that cannot be read has `fault` and no signatures."""
    found = prefixes(data)
    whole = found[-1]
    anchors = Authority.objects.filter(anchor=True)
    others = Authority.objects.filter(anchor=False)
    head = {
        "do": "check",
        "at": at.isoformat(),
        "roots": [bytes(one.certificate).hex() for one in anchors],
        "chain": [bytes(one.certificate).hex() for one in others],
    }
    with engine(head) as running:
        try:
            answer, _ = running.ask({}, data)
        except PdfFault as error:
            answer = {"fault": str(error), "signatures": []}
    marks = [_mark(one) for one in answer["signatures"]]
    known = SigningCertificate.objects.in_bulk(marks, field_name="fingerprint")
    return PdfCheck(
        sha256=whole.sha256,
        sm3=whole.sm3,
        size=len(data),
        signatures=tuple(
            _judged(one, known.get(mark), at) for one, mark in zip(answer["signatures"], marks, strict=True)
        ),
        prefixes=found,
        fault=answer["fault"],
    )


def _mark(found: Mapping[str, Any]) -> str:
    try:
        return fingerprint(x509.load_der_x509_certificate(bytes.fromhex(found["certificate"])))
    except ValueError:
        return ""


def _judged(found: Mapping[str, Any], known: SigningCertificate | None, at: datetime) -> SignatureCheck:
    signed_at, stamped_at = _moment(found["signed_at"]), _moment(found["stamped_at"])
    because = _because(found, known, signed_at, stamped_at, at)
    return SignatureCheck(
        field=found["field"],
        signer=found["signer"],
        organ=found["organ"],
        organ_code=found["organ_code"],
        serial=known.serial if known else "",
        intact=found["intact"],
        trusted=found["trusted"] and because in ("", CHANGED, ADDED),
        covers_whole=found["covers_whole"],
        signed_at=signed_at,
        stamped_at=stamped_at,
        covered=found["covered"],
        because=because,
        changed=bool(found["changed"]),
    )


def _because(
    found: Mapping[str, Any],
    known: SigningCertificate | None,
    signed_at: datetime | None,
    stamped_at: datetime | None,
    at: datetime,
) -> str:
    if not found["intact"]:
        return CHANGED
    if signed_at is None:
        return UNTIMED
    if signed_at > at + AHEAD:
        return FUTURE
    if found["problem"] == "TIME_STAMP":
        return STAMP
    if not found["trusted"]:
        return EXPIRED if "OUT_OF_BOUNDS" in found["problem"] or "EXPIRED" in found["problem"] else STRANGER
    if known is not None and not holds_after(
        revoked_at=known.revoked_at,
        reason=known.reason,
        signed_at=stamped_at or signed_at,
        dated=stamped_at is not None,
    ):
        return REVOKED if known.revoked_at and known.revoked_at <= signed_at else LEAKED
    return ADDED if found.get("changed") else ""


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
