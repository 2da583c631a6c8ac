import hashlib
import hmac
import os

import pytest

from zhichi.kernel.crypto import CryptoError, Profile, by_hash, profile

PROFILES = [profile("standard"), profile("gm")]
every_profile = pytest.mark.parametrize("chosen", PROFILES, ids=lambda each: each.name)


@pytest.mark.parametrize(
    ("name", "message", "digest"),
    [
        # FIPS 180-2 appendix B.1
        ("standard", b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        # GB/T 32905-2016 appendix A.1 and A.2
        ("gm", b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ("gm", b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_hashes_give_the_published_digests(name: str, message: bytes, digest: str) -> None:
    assert profile(name).hexdigest(message) == digest
    assert profile(name).digest(message).hex() == digest


def test_hmac_sha256_gives_the_published_code() -> None:
    # RFC 4231 section 4.3
    code = profile("standard").hmac(b"Jefe", b"what do ya want for nothing?")
    assert code.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_hmac_sm3_follows_rfc_2104() -> None:
    gm = profile("gm")
    key, message = b"k" * 32, "咫尺".encode()
    padded = key.ljust(64, b"\0")
    inner = gm.digest(bytes(b ^ 0x36 for b in padded) + message)
    assert gm.hmac(key, message) == gm.digest(bytes(b ^ 0x5C for b in padded) + inner)


@every_profile
def test_what_is_encrypted_opens_again(chosen: Profile) -> None:
    key = os.urandom(32)
    for plaintext in (b"", "张三丰".encode(), os.urandom(5000)):
        assert chosen.decrypt(key, chosen.encrypt(key, plaintext, b"case:1"), b"case:1") == plaintext


@every_profile
def test_the_same_text_never_gives_the_same_blob(chosen: Profile) -> None:
    key = os.urandom(32)
    assert chosen.encrypt(key, b"same") != chosen.encrypt(key, b"same")


@every_profile
def test_an_altered_blob_does_not_open(chosen: Profile) -> None:
    key = os.urandom(32)
    blob = chosen.encrypt(key, b"secret", b"aad")
    for place in range(len(blob)):
        altered = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
        with pytest.raises(CryptoError):
            chosen.decrypt(key, altered, b"aad")


@every_profile
def test_another_key_another_purpose_or_a_stump_does_not_open(chosen: Profile) -> None:
    key = os.urandom(32)
    blob = chosen.encrypt(key, b"secret", b"aad")
    for tried, text, aad in [
        (os.urandom(32), blob, b"aad"),
        (key, blob, b"other"),
        (key, blob[:-1], b"aad"),
        (key, blob[:20], b"aad"),
        (key, b"", b"aad"),
    ]:
        with pytest.raises(CryptoError):
            chosen.decrypt(tried, text, aad)


def test_a_blob_of_the_other_profile_is_refused_by_name() -> None:
    key = os.urandom(32)
    blob = profile("gm").encrypt(key, b"secret")
    with pytest.raises(CryptoError, match="standard"):
        profile("standard").decrypt(key, blob)


@every_profile
def test_a_key_of_the_wrong_length_is_refused(chosen: Profile) -> None:
    with pytest.raises(CryptoError, match="32 bytes"):
        chosen.encrypt(b"short", b"text")


@every_profile
def test_signatures_hold_for_their_message_and_key_only(chosen: Profile) -> None:
    private, other = chosen.new_signing_key(), chosen.new_signing_key()
    public = chosen.public_key(private)
    signature = chosen.sign(private, b"message")
    assert (len(private), len(signature)) == (32, 64)
    assert chosen.verify(public, b"message", signature)
    assert not chosen.verify(public, b"other message", signature)
    assert not chosen.verify(chosen.public_key(other), b"message", signature)
    assert not chosen.verify(public, b"message", signature[:-1] + bytes([signature[-1] ^ 1]))


@every_profile
def test_malformed_keys_and_signatures_are_invalid_not_errors(chosen: Profile) -> None:
    private = chosen.new_signing_key()
    public, signature = chosen.public_key(private), chosen.sign(private, b"message")
    for bad in (b"", b"\0" * 64, b"\xff" * 64, signature + b"\0", signature[:63]):
        assert not chosen.verify(public, b"message", bad)
    for bad in (b"", b"\x04" * 65, b"\0" * 32, public[:-1]):
        assert not chosen.verify(bad, b"message", signature)


@every_profile
def test_a_private_key_of_the_wrong_shape_is_refused(chosen: Profile) -> None:
    for act in (chosen.public_key, lambda key: chosen.sign(key, b"message")):
        with pytest.raises(CryptoError):
            act(b"short")


def test_ed25519_gives_the_published_signature() -> None:
    # RFC 8032 section 7.1, test 2
    standard = profile("standard")
    private = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert standard.public_key(private).hex() == public
    assert standard.sign(private, b"\x72").hex() == signature


def test_profiles_are_found_by_name_and_by_hash() -> None:
    assert by_hash("sha256") is profile("standard")
    assert by_hash("sm3") is profile("gm")
    for find in (profile, by_hash):
        with pytest.raises(CryptoError, match="md5"):
            find("md5")


def test_the_standard_profile_is_the_stdlib_underneath() -> None:
    standard = profile("standard")
    assert standard.hexdigest(b"x") == hashlib.sha256(b"x").hexdigest()
    assert standard.hmac(b"k", b"x") == hmac.new(b"k", b"x", "sha256").digest()
