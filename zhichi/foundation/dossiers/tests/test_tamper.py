"""Whatever byte of a bundle is flipped, whatever is taken out, put in or moved: both verifiers see it."""

import json

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.tests.factories import alone, bundle, files_of, packed, sealed
from zhichi.foundation.papers.public import PressError

pytestmark = pytest.mark.django_db
# One of each kind of file that a bundle has.
KINDS = (
    "manifest.json",
    "signature.json",
    "README.txt",
    "verify_dossier.py",
    "index.html",
    "catalogue.json",
    "freezes/",
    "items/",
    "ledger/entries.json",
    "ledger/payload-",
    "ledger/proof-",
    "proofs/items/",
)


@pytest.fixture
def whole(city, monkeypatch):
    def printed(contents):
        raise PressError("没有")

    monkeypatch.setattr(describing, "printed", printed)
    return bundle(sealed(city))


def caught(data, tmp_path):
    """Whether both say that it is wrong, each in one line of plain words."""
    file = tmp_path / "b.zip"
    file.write_bytes(data)
    done = alone(file)
    with pytest.raises(CommandError) as wrong:
        call_command("dossier", "verify", str(file))
    assert wrong.value.returncode == 1
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("不对：")
    assert done.stdout.strip() == str(wrong.value)
    return str(wrong.value)


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize("kind", KINDS)
def test_a_flipped_byte_of_each_kind_of_file_is_caught(whole, kind, tmp_path):
    """In the zip as it lies there, and once more where the forger has put the checksums of the zip right."""
    files = files_of(whole)
    name = next(one for one in files if one.startswith(kind))
    start = whole.index(files[name], whole.index(name.encode()))
    for place in {0, len(files[name]) // 2, len(files[name]) - 1}:
        caught(flipped(whole, start + place), tmp_path)
        caught(packed(files | {name: flipped(files[name], place)}), tmp_path)


def test_every_item_is_held_against_its_digest(whole, tmp_path):
    files = files_of(whole)
    for name in [one for one in files if one.startswith("items/")]:
        told = caught(packed(files | {name: flipped(files[name], len(files[name]) - 1)}), tmp_path)
        assert name in told


@pytest.mark.parametrize("member", ["signature", "public_key", "algorithm"])
def test_signature_and_key_are_held_against_each_other(whole, member, tmp_path):
    files = files_of(whole)
    held = json.loads(files["signature.json"])
    held[member] = (
        "RSA" if member == "algorithm" else ("1" if held[member][0] == "0" else "0") + held[member][1:]
    )
    told = json.dumps(held, sort_keys=True, separators=(",", ":")).encode()
    caught(packed(files | {"signature.json": told}), tmp_path)


def test_every_byte_of_the_headers_counts(whole, tmp_path):
    """The first local header with its name, the first line of the list, the end; byte by byte."""
    from zhichi.foundation.dossiers.verifier.verify_dossier import Wrong, verify  # noqa: PLC0415

    central, end = whole.index(b"PK\x01\x02"), len(whole) - 22
    places = [*range(43), *range(central, central + 59), *range(end, len(whole))]
    file = tmp_path / "b.zip"
    for place in places:
        file.write_bytes(flipped(whole, place))
        with file.open("rb") as opened, pytest.raises(Wrong):
            verify(opened)
    for place in (5, central + 5, end + 5):
        caught(flipped(whole, place), tmp_path)


def test_what_is_missing_added_or_moved_is_caught(whole, tmp_path):
    files = files_of(whole)
    names = list(files)
    for kind in KINDS:
        gone = next(one for one in files if one.startswith(kind))
        caught(packed({name: data for name, data in files.items() if name != gone}), tmp_path)
    caught(packed(files | {"items/001-9999.pdf": b"%PDF-"}), tmp_path)
    swapped = [names[0], names[1], names[3], names[2], *names[4:]]
    caught(packed({name: files[name] for name in swapped}), tmp_path)
    first, second = [one for one in names if one.startswith("items/")][:2]
    caught(packed(files | {first: files[second], second: files[first]}), tmp_path)


@pytest.mark.parametrize("how", ["before", "after", "comment", "cut", "empty", "text"])
def test_nothing_stands_before_after_or_instead(whole, how, tmp_path):
    data = {
        "before": b"#!/bin/sh\n" + whole,
        "after": whole + b"\x00",
        "comment": whole[:-2] + b"\x04\x00evil",
        "cut": whole[:-30],
        "empty": b"",
        "text": "这不是压缩包".encode(),
    }[how]
    caught(data, tmp_path)
