"""`zhichi ledger verify` finds each kind of tampering and says where."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.ledger.actions import Machine, erase_payload, seal_days
from zhichi.foundation.ledger.models import Entry, Payload, Seal, SealLeaf
from zhichi.foundation.ledger.models.audit import verify_all
from zhichi.foundation.ledger.models.chain import payload_context
from zhichi.foundation.ledger.rules.formats import entry_bytes
from zhichi.foundation.ledger.tests.conftest import AT, later
from zhichi.foundation.vault.public import crypto, seal_bytes
from zhichi.kernel import canonical
from zhichi.kernel.crypto import profile

# Tampering leaves dangling keys on purpose; nothing outlives the transaction that checks them.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(write):
    """Three subjects with three entries each, two sealed days, one entry of today."""
    for n in range(3):
        for _ in range(3):
            write(f"case:A-{n}", payload={"n": n})
    list(seal_days(by=Machine(), at=later(days=2)))
    write("case:TODAY-1", at=later(days=2))


def faults() -> list[tuple[str, int, str]]:
    return [tuple(fault) for fault in verify_all().faults]


def found(*parts: str) -> bool:
    """Whether one fault, written as a line, holds all parts."""
    return any(all(part in f"{subject}#{seq} {what}" for part in parts) for subject, seq, what in faults())


def rehash(pk: int) -> str:
    """The digest that a clever tamperer would write beside the changed entry."""
    stated = Entry.objects.get(pk=pk).statement()
    return crypto().hexdigest(canonical.encode(stated))


def target() -> Entry:
    return Entry.objects.get(subject="case:A-1", seq=2)


def test_an_honest_ledger_has_no_fault():
    report = verify_all()
    assert report.faults == []
    assert (report.count.entries, report.count.payloads, report.count.seals) == (12, 12, 2)


@pytest.mark.parametrize("column", ["subject", "actor", "code", "basis", "data", "digest", "prev"])
def test_any_changed_column_of_an_entry_is_found(tamper, column):
    entry = target()
    tamper(f"UPDATE ledger_entry SET {column} = 'case:A-9' WHERE id = {entry.pk}")
    place = "case:A-9#2" if column == "subject" else "case:A-1#2"
    assert found(place, "digest") or found(place, "prev")


@pytest.mark.parametrize(
    "assignment", ["seq = 7", "at = '2026-11-22 08:00:01+00:00'", "at = '2026-11-22 08:00:00.000001+00:00'"]
)
def test_a_changed_number_or_moment_is_found(tamper, assignment):
    tamper(f"UPDATE ledger_entry SET {assignment} WHERE id = {target().pk}")
    assert found("case:A-1#", "digest")


def test_a_changed_entry_with_a_new_digest_breaks_the_chain_and_the_seal(tamper):
    entry = target()
    tamper(f"UPDATE ledger_entry SET actor = 'officer:18@unit:370811' WHERE id = {entry.pk}")
    tamper(f"UPDATE ledger_entry SET digest = '{rehash(entry.pk)}' WHERE id = {entry.pk}")
    assert found("case:A-1#3", "prev")
    assert found("seal:2026-11-22", "root")


def test_a_chain_rewritten_to_its_end_is_found_by_the_seal(tamper):
    last = Entry.objects.get(subject="case:A-1", seq=3)
    tamper(f"UPDATE ledger_entry SET actor = 'citizen' WHERE id = {last.pk}")
    tamper(f"UPDATE ledger_entry SET digest = '{rehash(last.pk)}' WHERE id = {last.pk}")
    assert faults() == [("seal:2026-11-22", 0, "its root is not that of its entries")]


@pytest.mark.parametrize(("seq", "place"), [(1, "case:A-1#2"), (2, "case:A-1#3")])
def test_a_deleted_entry_is_found_in_its_chain(tamper, seq, place):
    pk = Entry.objects.get(subject="case:A-1", seq=seq).pk
    tamper(f"DELETE FROM ledger_payload WHERE entry_id = {pk}", f"DELETE FROM ledger_entry WHERE id = {pk}")
    assert found(place, f"entry {seq} is missing")
    tamper(f"DELETE FROM ledger_sealleaf WHERE entry_id = {pk}")


def test_a_chain_cut_at_its_end_is_found_by_the_seal(tamper):
    pk = Entry.objects.get(subject="case:A-1", seq=3).pk
    tamper(
        f"DELETE FROM ledger_payload WHERE entry_id = {pk}",
        f"DELETE FROM ledger_sealleaf WHERE entry_id = {pk}",
        f"DELETE FROM ledger_entry WHERE id = {pk}",
    )
    assert found("seal:2026-11-22", "has 8 leaves")


def test_an_entry_slipped_in_is_found(tamper, write):
    copy = write("case:A-0")
    tamper(f"UPDATE ledger_entry SET subject = 'case:A-1' WHERE id = {copy.pk}")
    assert found("case:A-1#4", "prev")
    assert found("case:A-1#4", "digest")


def test_a_changed_payload_is_found(tamper):
    entry = target()
    other = seal_bytes(canonical.encode({"n": 9, "salt": "0"}), context=payload_context(entry.data))
    Payload.objects.filter(entry=entry).update(sealed=other)
    assert faults() == [("case:A-1", 2, "its payload is not what was recorded")]


def test_a_payload_moved_from_another_entry_is_found():
    Payload.objects.filter(entry=target()).update(
        sealed=Payload.objects.exclude(entry=target()).first().sealed
    )
    assert found("case:A-1#2", "payload cannot be opened")


def test_a_payload_taken_away_without_a_record_is_found():
    Payload.objects.filter(entry=target()).delete()
    assert faults() == [("case:A-1", 2, "its payload is missing and no erasure is recorded")]
    other = Entry.objects.get(subject="case:A-0", seq=1)
    Payload.objects.filter(entry=other).update(sealed=None, erased_at=AT)
    assert found("case:A-0#1", "no erasure is recorded")


def test_a_lawful_erasure_is_no_fault():
    erase_payload(
        entry=target(),
        by=Machine(),
        at=later(days=2),
        reason="本人要求删除",
        basis="《个人信息保护法》第四十七条",
    )
    report = verify_all()
    assert report.faults == []
    assert report.count.erased == 1


@pytest.mark.parametrize(
    "column", ["count = 8", "root = prev", "prev = root", "digest = root", "date = '2026-11-20'"]
)
def test_any_changed_column_of_a_seal_is_found(tamper, column):
    tamper(f"UPDATE ledger_seal SET {column} WHERE date = '2026-11-22'")
    assert any(subject.startswith("seal:") for subject, _, _ in faults())


def test_a_wrong_signature_is_found(tamper):
    tamper("UPDATE ledger_seal SET signature = (SELECT max(signature) FROM ledger_seal)")
    tamper("UPDATE ledger_seal SET signature = 'xyz' WHERE date = '2026-11-23'")
    assert found("seal:2026-11-23", "cannot be read") or found("seal:2026-11-23", "signature")


def test_a_seal_signed_anew_with_another_key_is_found(tamper):
    seal = Seal.objects.get(date="2026-11-23")
    standard = profile("standard")
    private = standard.new_signing_key()
    signature = standard.sign(private, canonical.encode(seal.statement())).hex()
    key = standard.public_key(private).hex()
    tamper(f"UPDATE ledger_seal SET signature = '{signature}', public_key = '{key}' WHERE id = {seal.pk}")
    assert faults() == [("seal:2026-11-23", 0, "is signed with a key that is not of this deployment")]


def test_leaves_in_another_order_are_found(tamper):
    first, second = SealLeaf.objects.filter(seal__date="2026-11-22").order_by("position")[:2]
    tamper(
        f"UPDATE ledger_sealleaf SET position = 99 WHERE id = {first.pk}",
        f"UPDATE ledger_sealleaf SET position = 0 WHERE id = {second.pk}",
        f"UPDATE ledger_sealleaf SET position = 1 WHERE id = {first.pk}",
    )
    assert faults() == [("seal:2026-11-22", 0, "its root is not that of its entries")]


def test_a_seal_taken_away_is_found(tamper):
    pk = Seal.objects.get(date="2026-11-23").pk
    tamper(f"DELETE FROM ledger_sealleaf WHERE seal_id = {pk}", f"DELETE FROM ledger_seal WHERE id = {pk}")
    assert faults() == [("seal:2026-11-23", 0, "was made and is gone")]


def test_columns_cannot_be_shifted_into_each_other():
    plain = entry_bytes("case:A", 1, "p", "t", "a", "c", "b", "d")
    assert entry_bytes("case:A", 1, 'p","seq":1,"subject":"case:A', "t", "a", "c", "b", "d") != plain
    assert entry_bytes("case:A", 1, "p", "t", "a", 'c","data":"d', "b", "") != plain


def test_a_ledger_that_changed_its_profile_is_whole(settings, write):
    settings.ZHICHI_CRYPTO = "gm"
    write("case:A-1", at=later(days=2))
    list(seal_days(by=Machine(), at=later(days=3)))
    assert faults() == []


def test_the_command_says_where_and_exits_1(tamper):
    out = StringIO()
    call_command("ledger", "verify", stdout=out)
    assert "12 entries" in out.getvalue()
    assert "0 faults" in out.getvalue()
    tamper(f"UPDATE ledger_entry SET basis = 'x' WHERE id = {target().pk}")
    with pytest.raises(CommandError, match="1 faults") as failed:
        call_command("ledger", "verify", stdout=out)
    assert failed.value.returncode == 1
    assert "case:A-1 entry 2: was changed" in out.getvalue()


def test_the_command_reports_as_json(tamper):
    tamper(f"UPDATE ledger_entry SET basis = 'x' WHERE id = {target().pk}")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ledger", "verify", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert (report["ok"], report["entries"], report["fault_count"]) == (False, 12, 1)
    assert report["faults"][0]["subject"] == "case:A-1"
