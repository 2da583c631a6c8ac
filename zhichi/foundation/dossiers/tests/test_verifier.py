"""The verifier's own arithmetic: signatures of RFC 8032, trees of RFC 6962, hostile zips."""

import hashlib
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.foundation.dossiers.rules.zipform import ZipError, ZipWriter
from zhichi.foundation.dossiers.verifier.verify_dossier import (
    Wrong,
    Zip,
    canonical,
    climb,
    ed25519,
    root_of,
    verify,
)
from zhichi.kernel import canonical as ours
from zhichi.kernel import merkle

# RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT, lambda x: st.lists(x)
)


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_signatures_of_the_standard_hold_and_others_do_not(public, message, signature):
    key, said, signed = (bytes.fromhex(one) for one in (public, message, signature))
    assert ed25519(key, said, signed)
    assert not ed25519(key, said + b"x", signed)
    for place in (0, 31, 32, 63):
        wrong = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert not ed25519(key, said, wrong)
    assert not ed25519(key[:-1] + bytes([key[-1] ^ 1]), said, signed)


def test_a_signature_is_not_taken_in_a_second_form():
    """S plus the order of the group verifies by the equation alone; RFC 8032 §5.1.7 refuses it."""
    key, said, signed = (bytes.fromhex(one) for one in VECTORS[0])
    order = 2**252 + 27742317777372353535851937790883648493
    moved = int.from_bytes(signed[32:], "little") + order
    assert not ed25519(key, said, signed[:32] + moved.to_bytes(32, "little"))


@given(st.lists(st.binary(max_size=8), max_size=12))
def test_trees_are_those_of_the_kernel(leaves):
    assert root_of(leaves, sha256) == merkle.root(leaves, sha256).hex()
    for index, leaf in enumerate(leaves):
        path = [node.hex() for node in merkle.inclusion_proof(leaves, index, sha256)]
        assert climb(leaf, index, len(leaves), path, sha256) == root_of(leaves, sha256)


@given(st.dictionaries(st.sampled_from(["n", "title", "because", "digest"]), PLAIN))
def test_json_is_that_of_the_kernel(value):
    assert canonical(value) == ours.encode(value)


def test_a_bomb_is_refused_before_anything_is_unpacked():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as box:
        box.writestr("manifest.json", b"0" * 50_000_000)
    with pytest.raises(Wrong, match="不压缩"):
        verify(out)


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "a\\b", "C:x", "", "a//b", ".hidden", "名字"]
)
def test_no_name_leads_out_of_the_bundle(name):
    with pytest.raises(ZipError):
        ZipWriter(BytesIO()).add(name, [b""])
    raw = name.encode()
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, len(raw), 0)
    with pytest.raises(Wrong, match="不许可的文件名"):
        Zip(BytesIO(head + raw))


def test_a_header_that_promises_more_than_there_is_reads_nothing():
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 2**31, 2**31, 1, 0)
    with pytest.raises(Wrong, match="不完整"):
        Zip(BytesIO(head + b"a"))


def test_a_name_that_stands_twice_is_refused():
    """Two readers of such a zip show two different files."""
    out = BytesIO()
    writer = ZipWriter(out)
    writer.add("a.txt", [b"one"])
    writer.names.clear()
    writer.add("a.txt", [b"two"])
    writer.close()
    with pytest.raises(Wrong, match=r"两个 a\.txt"):
        Zip(out)
    with pytest.raises(ZipError):
        writer.add("a.txt", [b"three"])


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o104755, 0])
def test_links_folders_and_programs_of_the_system_are_refused(mode):
    out = BytesIO()
    writer = ZipWriter(out)
    writer.add("a.txt", [b"/etc/passwd"])
    writer.central = [one[:38] + struct.pack("<L", mode << 16) + one[42:] for one in writer.central]
    writer.close()
    with pytest.raises(Wrong, match="目录被改动"):
        Zip(out)
