"""SM2 against the published example, against gmssl's own verifier and against OpenSSL."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from gmssl.sm2 import CryptSM2

from zhichi.kernel import sm2

# GM/T 0003.5-2012 appendix A.2 (the recommended curve, uid 1234567812345678)
PRIVATE = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
PUBLIC = bytes.fromhex(
    "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
MESSAGE = b"message digest"
E = "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640"
K = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)


def test_the_public_key_of_the_example() -> None:
    assert sm2.public_key(PRIVATE) == PUBLIC


def test_the_digest_of_the_example() -> None:
    assert sm2.digest(PUBLIC, MESSAGE).hex().upper() == E


def test_the_signature_of_the_example() -> None:
    assert sm2.sign_digest(int.from_bytes(PRIVATE, "big"), int(E, 16), K) == SIGNATURE
    assert sm2.verify(PUBLIC, MESSAGE, SIGNATURE)


def test_signing_twice_gives_different_valid_signatures() -> None:
    first, second = sm2.sign(PRIVATE, MESSAGE), sm2.sign(PRIVATE, MESSAGE)
    assert first != second
    assert sm2.verify(PUBLIC, MESSAGE, first)
    assert sm2.verify(PUBLIC, MESSAGE, second)


def test_gmssl_accepts_our_signature() -> None:
    theirs = CryptSM2(private_key="", public_key=PUBLIC.hex())
    theirs.public_key = PUBLIC[1:].hex()
    assert theirs.verify_with_sm3(sm2.sign(PRIVATE, MESSAGE).hex(), MESSAGE)


def test_keys_that_begin_with_zeros_and_fours_work() -> None:
    # gmssl's constructor strips every leading 0 and 4 of a public key; about one key in eight is hit
    found = 0
    private = 1
    while found < 3:
        private += 1
        key = private.to_bytes(32, "big")
        public = sm2.public_key(key)
        if public.hex()[2] in "04":
            found += 1
            assert sm2.verify(public, MESSAGE, sm2.sign(key, MESSAGE))


@pytest.mark.parametrize("private", [bytes(32), b"\xff" * 32, (sm2._N - 1).to_bytes(32, "big"), b"\x01"])
def test_a_private_key_out_of_range_is_refused(private: bytes) -> None:
    with pytest.raises(sm2.Sm2Error):
        sm2.public_key(private)


def test_the_smallest_and_the_largest_private_key_work() -> None:
    for private in ((1).to_bytes(32, "big"), (sm2._N - 2).to_bytes(32, "big")):
        assert sm2.verify(sm2.public_key(private), MESSAGE, sm2.sign(private, MESSAGE))


def test_r_and_s_out_of_range_are_invalid() -> None:
    r, s, n = int.from_bytes(SIGNATURE[:32], "big"), int.from_bytes(SIGNATURE[32:], "big"), sm2._N
    for bad_r, bad_s in [(0, s), (r, 0), (n, s), (r, n), (r, n - r)]:
        forged = bad_r.to_bytes(32, "big") + bad_s.to_bytes(32, "big")
        assert not sm2.verify(PUBLIC, MESSAGE, forged)


def test_a_signature_that_leads_to_infinity_is_invalid() -> None:
    # With d = 1 the two halves cancel when s = -(r + s), that is r = -2s
    public = sm2.public_key((1).to_bytes(32, "big"))
    s = 5
    forged = (sm2._N - 2 * s).to_bytes(32, "big") + s.to_bytes(32, "big")
    assert not sm2.verify(public, MESSAGE, forged)


def test_a_point_off_the_curve_is_no_public_key() -> None:
    off = PUBLIC[:-1] + bytes([PUBLIC[-1] ^ 1])
    assert not sm2.verify(off, MESSAGE, SIGNATURE)
    with pytest.raises(sm2.Sm2Error):
        sm2.digest(off, MESSAGE)


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl command here")
def test_openssl_verifies_our_signature(tmp_path: Path) -> None:
    header = bytes.fromhex(
        "3059301306072a8648ce3d020106082a811ccf5501822d034200"
    )  # SubjectPublicKeyInfo, SM2 curve
    (tmp_path / "public.der").write_bytes(header + PUBLIC)
    (tmp_path / "message").write_bytes(MESSAGE)
    raw = sm2.sign(PRIVATE, MESSAGE)
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    (tmp_path / "signature").write_bytes(encode_dss_signature(r, s))
    command = (
        "openssl pkeyutl -verify -pubin -keyform DER -inkey public.der -rawin -in message -digest sm3"
        " -pkeyopt distid:1234567812345678 -sigfile signature"
    )
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Signature Verified Successfully" in done.stdout, done.stderr
