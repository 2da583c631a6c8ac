"""A sealed paper of which one byte was changed, wherever it stands, does not pass."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from zhichi.foundation.signing.actions import x509 as making
from zhichi.foundation.signing.engine.checking import checked
from zhichi.foundation.signing.engine.signing import Desk
from zhichi.foundation.signing.tests.factories import pdf, picture

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
STEP = 61
Passes = Callable[[bytes], bool]


@pytest.fixture(scope="module")
def paper() -> tuple[bytes, Passes]:
    """A sealed paper with a seam, and whether one passes: by a root and an authority under it, without a register."""
    root_key, issuer_key, key = making.new_authority_key(), making.new_authority_key(), making.new_key()
    root_name, name = making.named("根"), making.named("签发")
    root = making.as_authority(
        making.begun(root_name, root_key, root_name, root_key, NOON, 20), root_key, below=1
    )
    above = making.as_authority(
        making.begun(name, issuer_key, root_name, root_key, NOON, 10), root_key, below=0
    )
    started = making.begun(making.named("任城区法律援助中心"), key, name, issuer_key, NOON, 3)
    leaf = making.as_signer(started, issuer_key, gm_public=b"", crl="http://a", issuer_at="http://a")
    known = {"roots": [making.der(root).hex()], "chain": [making.der(above).hex()], "at": NOON.isoformat()}
    head = {
        "certificate": making.der(leaf).hex(),
        "key": making.packed(key).hex(),
        "picture": picture().hex(),
    }
    desk = Desk({**head, "chain": known["chain"]})
    stamp = {"page": -1, "x_mm": 110, "y_mm": 150, "width_mm": 42}
    asked = {"stamps": [stamp], "seam": True, "reason": "盖章", "name": "章", "at": NOON.isoformat()}

    def passes(data: bytes) -> bool:
        signed = checked(known, data)["signatures"]
        return bool(signed) and all(
            one["intact"] and one["trusted"] and one["covers_whole"] for one in signed
        )

    return desk.sign(asked, pdf(2)), passes


def places(data: bytes) -> dict[str, int]:
    """A byte of every part."""
    signature = data.index(b"/Contents <") + len(b"/Contents <")
    end = data.index(b">", signature)
    image = data.index(b"/Subtype /Image", data.index(b"%%EOF"))
    return {
        "header": 6,
        "content of a page": data.index(b"(page) Tj"),
        "cross references of the approved paper": data.index(b"xref") + 12,
        "its trailer": data.index(b"/Root"),
        "picture of the seal": data.index(b"stream", image) + 12,
        "page in the new revision": data.rindex(b"/MediaBox") + 12,
        "moment of signing": re.search(rb"/M[\s(<]+D?", data).end() + 8,
        "range that is signed": re.search(rb"/ByteRange \[0 (\d)", data).start(1),
        "first of the signature": signature,
        "certificate in the signature": signature + 900,
        "last of what is left free": end - 1,
        "bracket before the signature": signature - 1,
        "bracket behind the signature": end,
        "last cross references": data.rindex(b"startxref") - 30,
        "where they begin": data.rindex(b"startxref") + 10,
        "end": len(data) - 3,
    }


def test_unchanged_it_passes(paper: tuple[bytes, Passes]) -> None:
    data, passes = paper
    assert passes(data)


def test_one_changed_byte_in_each_part_is_noticed(paper: tuple[bytes, Passes]) -> None:
    data, passes = paper
    for part, place in places(data).items():
        for bit in (0x01, 0x20):
            assert not passes(flipped(data, place, bit)), (part, bit)


def test_one_changed_byte_anywhere_is_noticed(paper: tuple[bytes, Passes]) -> None:
    data, passes = paper
    let_through = [place for place in range(0, len(data), STEP) if passes(flipped(data, place, 0x04))]
    assert let_through == []


def test_something_added_behind_is_noticed(paper: tuple[bytes, Passes]) -> None:
    data, passes = paper
    assert not passes(data + b"\n% more\n%%EOF\n")


def flipped(data: bytes, place: int, bit: int) -> bytes:
    return data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
