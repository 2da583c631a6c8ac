from pathlib import Path

import pytest

from zhichi.foundation.vault import keyring
from zhichi.foundation.vault.enums import Purpose
from zhichi.foundation.vault.public import (
    blind_index,
    crypto,
    open_bytes,
    opener,
    public_key,
    public_keys,
    seal_bytes,
    signing_key,
)
from zhichi.kernel.crypto import CryptoError


def test_what_is_sealed_opens_again(each_profile):
    for data in (b"", b"x", "泗水县泗河街道".encode(), bytes(range(256)) * 500):
        assert open_bytes(seal_bytes(data)) == data


def test_an_opener_reads_many_like_open_bytes(each_profile, own_keys):
    read = opener()
    old = seal_bytes(b"old", context=b"a")
    keyring.rotate(own_keys, Purpose.FIELD)
    assert [read(old, b"a"), read(seal_bytes(b"new"), b"")] == [b"old", b"new"]
    with pytest.raises(CryptoError):
        read(old, b"b")


def test_the_same_text_is_sealed_differently_each_time(each_profile):
    assert len({seal_bytes(b"13800138000") for _ in range(50)}) == 50


def test_every_flipped_bit_is_refused(each_profile):
    blob = seal_bytes(b"13800138000", context=b"a")
    for position in range(len(blob)):
        broken = bytearray(blob)
        broken[position] ^= 1
        with pytest.raises((CryptoError, keyring.KeyringError)):
            open_bytes(bytes(broken), context=b"a")


@pytest.mark.parametrize(
    "blob", [b"", b"\x01", b"\x01s123", b"\x02s1234" + b"0" * 40, b"plain text of a person"]
)
def test_what_was_never_sealed_is_refused(blob):
    with pytest.raises(CryptoError):
        open_bytes(blob)


def test_a_value_moved_to_another_place_is_refused(each_profile):
    blob = seal_bytes(b"13800138000", context=b"cases.Party.phone")
    with pytest.raises(CryptoError):
        open_bytes(blob, context=b"cases.Party.address")


def test_rotation_keeps_old_values_readable(own_keys: Path, each_profile):
    old = seal_bytes(b"old")
    key = keyring.rotate(own_keys, Purpose.FIELD)
    new = seal_bytes(b"new")
    assert key.version == 2
    assert key.id in new
    assert key.id not in old
    assert open_bytes(old) == b"old"
    assert open_bytes(new) == b"new"


def test_a_change_of_profile_keeps_old_values_readable(settings):
    blob = seal_bytes(b"before")
    settings.ZHICHI_CRYPTO = "gm"
    assert open_bytes(blob) == b"before"
    assert seal_bytes(b"after")[1:2] == b"g"


def test_a_blind_index_is_equal_for_equal_texts_only(each_profile):
    index = blind_index("11010519491231002X", kind="citizen_id")
    assert index == blind_index(" １１010519491231002X ", kind="citizen_id")
    assert index != blind_index("11010519491231002X", kind="phone")
    assert index != blind_index("110105194912310020", kind="citizen_id")
    assert len(index) == 32
    assert set(index) <= set("0123456789abcdef")


def test_a_blind_index_needs_a_kind():
    with pytest.raises(ValueError, match="kind"):
        blind_index("x", kind="")


def test_a_blind_index_survives_rotation_and_differs_between_deployments(own_keys: Path, settings, tmp_path):
    index = blind_index("x", kind="k")
    keyring.rotate(own_keys, Purpose.FIELD)
    assert blind_index("x", kind="k") == index
    settings.ZHICHI_KEYS = tmp_path / "another"
    assert blind_index("x", kind="k") != index


def test_the_signing_key_signs_and_its_public_half_verifies(each_profile, own_keys):
    signature = crypto().sign(signing_key(), b"seal")
    first = public_key()
    assert crypto().verify(first, b"seal", signature)
    keyring.rotate(own_keys, Purpose.SIGN_STANDARD if each_profile == "standard" else Purpose.SIGN_GM)
    mine = [key for name, key in public_keys() if name == each_profile]
    assert mine == [first, public_key()]
    assert {name for name, _ in public_keys()} == {"standard", "gm"}
    assert first != public_key()
