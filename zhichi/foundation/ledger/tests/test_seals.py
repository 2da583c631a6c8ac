import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest

from zhichi.foundation.ledger.actions import Machine, seal_day, seal_days
from zhichi.foundation.ledger.models import Entry, Seal, SealLeaf
from zhichi.foundation.ledger.plugs import seal_what_is_due
from zhichi.foundation.ledger.public import LedgerError, LedgerRaceError, entries_of, payload_of, proof_of
from zhichi.foundation.ledger.tests.conftest import AT, later
from zhichi.foundation.sockets.public import PERIODIC
from zhichi.foundation.vault.public import crypto, public_key
from zhichi.kernel import canonical, merkle
from zhichi.kernel.crypto import profile

NEXT_DAY = later(days=1)
DAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def test_a_seal_is_the_signed_hash_of_the_bytes_that_the_format_says(write):
    a, b, c = (bytes.fromhex(write(f"case:A-{n}").digest) for n in range(3))
    seal = seal_day(day=DAY, by=Machine(), at=NEXT_DAY)

    def h(data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    left = h(b"\x01" + h(b"\x00" + a) + h(b"\x00" + b))
    root = h(b"\x01" + left + h(b"\x00" + c)).hex()
    by_hand = (
        f'{{"count":3,"date":"2026-11-22","format":"zhichi-seal/1","prev":"{"0" * 64}","root":"{root}"}}'
    )
    assert canonical.encode(seal.statement()) == by_hand.encode()
    assert seal.digest == hashlib.sha256(by_hand.encode()).hexdigest()
    assert crypto().verify(public_key(), by_hand.encode(), bytes.fromhex(seal.signature))
    assert seal.public_key == public_key().hex()


def test_a_day_runs_from_midnight_to_midnight_in_shanghai(write):
    last = write(at=datetime(2026, 11, 22, 15, 59, 59, 999999, tzinfo=UTC))
    write(at=datetime(2026, 11, 22, 16, 0, tzinfo=UTC))
    seal = seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    assert [leaf.entry for leaf in seal.leaves.all()] == [last]


def test_leaves_stand_in_commit_order_not_by_their_moment(write):
    entries = [write(f"case:A-{n}", at=AT - timedelta(minutes=n)) for n in range(4)]
    seal = seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    assert [leaf.entry for leaf in seal.leaves.order_by("position")] == entries


def test_an_entry_that_commits_late_goes_into_the_next_seal(write):
    write()
    seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    late = write("case:LATE-1")
    second = seal_day(day=DAY + timedelta(days=1), by=Machine(), at=NEXT_DAY + timedelta(days=1))
    assert late in [leaf.entry for leaf in second.leaves.all()]


def test_the_next_sealing_begins_after_the_last_entry_that_is_whole(write):
    first = write("case:A-1")
    tomorrow = write("case:A-2", at=NEXT_DAY)
    today = write("case:A-3")
    seal = seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    assert [leaf.entry for leaf in seal.leaves.order_by("position")] == [first, today]
    assert seal.whole_to == first.pk
    second = seal_day(day=DAY + timedelta(days=1), by=Machine(), at=NEXT_DAY + timedelta(days=1))
    assert tomorrow in [leaf.entry for leaf in second.leaves.all()]
    assert today not in [leaf.entry for leaf in second.leaves.all()]
    assert second.whole_to == Entry.objects.order_by("pk").values_list("pk", flat=True).last() - 1


def test_every_day_that_is_over_is_sealed_once_also_the_empty_ones(write):
    write()
    at = AT + timedelta(days=4)
    seals = list(seal_days(by=Machine(), at=at))
    assert [(seal.date.day, seal.count) for seal in seals] == [(22, 1), (23, 0), (24, 0), (25, 0)]
    assert seals[1].root == hashlib.sha256(b"").hexdigest()
    assert [later.prev for later in seals[1:]] == [seal.digest for seal in seals[:-1]]
    assert list(seal_days(by=Machine(), at=at)) == []


def test_sealing_can_stop_at_a_day(write):
    write()
    assert [
        seal.date.day for seal in seal_days(by=Machine(), at=AT + timedelta(days=4), until=date(2026, 11, 23))
    ] == [22, 23]


def test_an_empty_ledger_has_nothing_to_seal():
    assert list(seal_days(by=Machine(), at=AT)) == []


def test_a_day_that_is_not_over_is_refused(write):
    write()
    with pytest.raises(LedgerError, match="not over"):
        seal_day(day=DAY, by=Machine(), at=datetime(2026, 11, 22, 15, 59, tzinfo=UTC))
    with pytest.raises(LedgerError, match="last day that can be sealed is 2026-11-22"):
        list(seal_days(by=Machine(), at=NEXT_DAY, until=date(2026, 11, 23)))


def test_no_day_is_left_out(write):
    write()
    seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    with pytest.raises(LedgerError, match="next day to seal is 2026-11-23"):
        seal_day(day=date(2026, 11, 24), by=Machine(), at=AT + timedelta(days=9))


def test_two_sealers_at_once_make_one_seal(write, monkeypatch):
    write()
    seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    monkeypatch.setattr(Seal.objects.all().__class__, "last", lambda self: None)
    with pytest.raises(LedgerRaceError, match="2026-11-22"):
        seal_day(day=DAY, by=Machine(), at=NEXT_DAY)


def test_making_a_seal_is_an_act_on_the_ledger(write):
    write()
    seal = seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    (entry,) = entries_of("seal:2026-11-22")
    assert (entry.code, entry.actor) == ("ledger.seal.made", "system:ledger")
    assert payload_of(entry) == {"digest": seal.digest, "count": 1, "root": seal.root}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 65])
def test_every_entry_has_a_proof_that_verifies(write, size):
    entries = [write(f"case:A-{n}") for n in range(size)]
    seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    for entry in entries:
        proof = proof_of(entry)
        siblings = [bytes.fromhex(node) for node in proof["siblings"]]
        leaf, root = bytes.fromhex(entry.digest), bytes.fromhex(proof["seal"]["root"])
        digest = profile("standard").digest
        assert merkle.verify_inclusion(leaf, proof["index"], proof["size"], siblings, root, digest)
        assert not merkle.verify_inclusion(root, proof["index"], proof["size"], siblings, root, digest)


def test_there_is_no_proof_before_the_seal(write):
    assert proof_of(write()) is None


def test_a_seal_keeps_its_algorithms_when_the_profile_changes(write, settings):
    entry = write()
    seal_day(day=DAY, by=Machine(), at=NEXT_DAY)
    settings.ZHICHI_CRYPTO = "gm"
    second = seal_day(day=DAY + timedelta(days=1), by=Machine(), at=NEXT_DAY + timedelta(days=1))
    assert proof_of(entry)["signature_algorithm"] == "Ed25519"
    assert (second.profile().name, len(second.public_key)) == ("gm", 130)


def test_the_nightly_work_is_plugged_in(write):
    write()
    assert PERIODIC.get("ledger.seal").run is seal_what_is_due
    assert seal_what_is_due(NEXT_DAY) == 1
    assert (Seal.objects.count(), SealLeaf.objects.count(), Entry.objects.count()) == (1, 1, 2)
