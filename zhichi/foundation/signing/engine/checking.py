"""What the signatures of a PDF prove, by pyHanko's validator; nothing is fetched, only roots that are told count."""

from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from pyhanko.sign import validation
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from zhichi.foundation.signing.engine.faults import FaultError
from zhichi.foundation.signing.engine.inspecting import inspected

UNREADABLE = "签名的结构坏了，读不出来。"
NULL = b"\x05\x00"
UNKNOWN = {
    "signer": "",
    "organ": "",
    "organ_code": "",
    "certificate": "",
    "intact": False,
    "trusted": False,
    "covers_whole": False,
    "changed": False,
    "signed_at": None,
    "stamped_at": None,
    "covered": 0,
    "problem": "",
}


def checked(head: dict[str, Any], data: bytes) -> dict[str, Any]:
    """`fault` and one mapping for each signature, oldest first."""
    try:
        reader = inspected(data)
        held = reader.embedded_regular_signatures
    except FaultError as error:
        return {"fault": str(error), "signatures": []}
    except Exception:
        # As where files are read: what was changed by hand breaks the reader in any of its places.
        return {"fault": UNREADABLE, "signatures": []}
    return {"fault": "", "signatures": [_one(one, head, data) for one in held]}


def _one(one: EmbeddedPdfSignature, head: dict[str, Any], data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = {**UNKNOWN, "field": str(one.field_name)}
    try:
        subject = one.signer_cert.subject.native
        found["signer"] = _text(subject.get("common_name"))
        found["organ"] = _text(subject.get("organization_name"))
        found["organ_code"] = _text(subject.get("organization_identifier"))
        found["certificate"] = one.signer_cert.dump().hex()
        return found | _judged(one, head, data)
    except Exception as error:
        return {**found, "problem": type(error).__name__}


def _judged(one: EmbeddedPdfSignature, head: dict[str, Any], data: bytes) -> dict[str, Any]:
    claimed = one.self_reported_timestamp
    at = datetime.fromisoformat(head["at"])
    context: dict[str, Any] = {
        "trust_roots": _read(head["roots"]),
        "other_certs": _read(head["chain"]),
        "allow_fetching": False,
        # Revocation is looked up in the register, which knows more than any list.
        "revocation_mode": "soft-fail",
    }
    status = validation.validate_pdf_signature(
        one,
        ValidationContext(moment=claimed or at, **context),
        ValidationContext(moment=at, **context),
    )
    stamp = status.timestamp_validity
    proved = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    problem = "" if status.trusted else str(status.trust_problem_indic or "UNTRUSTED")
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return {
        "intact": status.intact and status.valid and whole_hex(one, data) and plain(one, status),
        "trusted": status.trusted,
        "covers_whole": whole,
        "changed": not (whole or status.docmdp_ok),
        "signed_at": claimed.isoformat() if claimed else None,
        "stamped_at": stamp.timestamp.isoformat() if stamp is not None and proved else None,
        "covered": int(one.byte_range[2]) + int(one.byte_range[3]),
        "problem": "TIME_STAMP" if stamp is not None and not proved else problem,
    }


def plain(one: EmbeddedPdfSignature, status: Any) -> bool:
    """Whether the parts of the structure that it does not sign itself say nothing but what was verified.

    Certificates only of the path that was followed; one digest, named alike within and without; behind the signature
    a time stamp or nothing.
    """
    path = {bytes(known.sha256) for known in status.validation_path or ()}
    data, signer = one.signed_data, one.signer_info
    carried = {bytes(each.sha256) for each in (one.signer_cert, *one.other_embedded_certs)}
    return (
        (not path or carried <= path)
        and {each["type"].native for each in signer["unsigned_attrs"] or ()} <= {"signature_time_stamp_token"}
        and [each["algorithm"].native for each in data["digest_algorithms"]] == [one.md_algorithm]
        and all(
            each["parameters"].dump() in (b"", NULL)
            for each in (
                *data["digest_algorithms"],
                signer["digest_algorithm"],
                signer["signature_algorithm"],
            )
        )
        and data["version"].native == signer["version"].native
    )


def whole_hex(one: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether the bytes that no signature covers are what they must be: its own value in one spelling, then zeros."""
    if len(one.byte_range) != 4:
        return False
    _, begins, goes_on, _ = (int(value) for value in one.byte_range)
    gap = data[begins:goes_on]
    value = one.pkcs7_content
    text = gap[1:-1]
    return (
        gap[:1] == b"<"
        and gap[-1:] == b">"
        and text in (text.lower(), text.upper())
        and bytes.fromhex(text.decode("ascii")) == value
        and not any(value[_der_length(value) :])
    )


def _der_length(value: bytes) -> int:
    """Bytes of the DER structure at the beginning."""
    first = value[1]
    if first < 0x80:
        return 2 + first
    more = first & 0x7F
    return 2 + more + int.from_bytes(value[2 : 2 + more], "big")


def _read(certificates: list[str]) -> list[asn1_x509.Certificate]:
    return [asn1_x509.Certificate.load(bytes.fromhex(one)) for one in certificates]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
