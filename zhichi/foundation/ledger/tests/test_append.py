import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction

from zhichi.foundation.ledger.models import Entry, Payload
from zhichi.foundation.ledger.models.chain import payload_context
from zhichi.foundation.ledger.public import LedgerError, LedgerRaceError, append, entries_of, payload_of
from zhichi.foundation.ledger.tests.conftest import AT
from zhichi.foundation.vault.public import open_bytes
from zhichi.kernel import canonical
from zhichi.kernel.canonical import CanonicalError

pytestmark = pytest.mark.django_db


def plain_payload(entry: Entry) -> bytes:
    return open_bytes(bytes(entry.payload.sealed), context=payload_context(entry.data))


def test_an_entry_is_the_hash_of_the_bytes_that_the_format_says(write):
    for _ in range(3):
        before = write()
    entry = write(
        basis="《信访工作条例》第二十二条",
        at=datetime(2026, 11, 22, 16, 0, tzinfo=timezone(timedelta(hours=8))),
    )
    by_hand = (
        '{"actor":"officer:17@unit:370800","at":"2026-11-22T08:00:00.000000Z","basis":"《信访工作条例》第二十二条",'
        '"code":"complaints.complaint.accepted","data":"'
        + hashlib.sha256(plain_payload(entry)).hexdigest()
        + '","format":"zhichi-ledger/1","prev":"'
        + before.digest
        + '","seq":4,"subject":"case:PLS-2026-000123"}'
    )
    stored = Entry.objects.get(pk=entry.pk)
    assert stored.digest == hashlib.sha256(by_hand.encode()).hexdigest()
    assert canonical.encode(stored.statement()) == by_hand.encode()


def test_the_first_entry_of_a_subject_follows_64_zeros(write):
    entry = write()
    assert (entry.seq, entry.prev) == (1, "0" * 64)


def test_subjects_have_chains_of_their_own(write):
    first, other, second = write("case:A-1"), write("case:B-1"), write("case:A-1")
    assert (other.seq, other.prev) == (1, "0" * 64)
    assert (second.seq, second.prev) == (2, first.digest)
    assert [entry.pk for entry in entries_of("case:A-1")] == [first.pk, second.pk]


def test_the_payload_comes_back_and_is_ciphertext_in_the_table(write):
    entry = write(payload={"姓名": "张三丰", "fen": 1200, "papers": ["a", None]})
    stored = Entry.objects.get(pk=entry.pk)
    assert payload_of(stored) == {"姓名": "张三丰", "fen": 1200, "papers": ["a", None]}
    assert "张三丰".encode() not in bytes(stored.payload.sealed)


def test_equal_payloads_have_different_hashes_so_that_none_can_be_guessed(write):
    assert len({write(payload={"decision": "refused"}).data for _ in range(5)}) == 5


def test_what_an_append_costs_and_that_a_fresh_subject_costs_one_less(write, django_assert_num_queries):
    written = 1 if connection.vendor == "postgresql" else 2
    with django_assert_num_queries(written):
        write(fresh=True)
    with django_assert_num_queries(written + 1):
        write()


def test_the_gm_profile_hashes_with_sm3(write, settings):
    settings.ZHICHI_CRYPTO = "gm"
    entry = write()
    assert entry.digest == hashlib.new("sm3", canonical.encode(entry.statement())).hexdigest()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_appended(write):
    with pytest.raises(LedgerError, match="transaction"):
        write()
    assert not Entry.objects.exists()


def test_a_lost_race_is_told_apart(write, monkeypatch):
    write()
    with pytest.raises(LedgerRaceError, match="case:PLS-2026-000123: entry 1"), transaction.atomic():
        write(fresh=True)
    assert Entry.objects.count() == Payload.objects.count() == 1


def test_an_act_that_fails_takes_its_entry_with_it(write):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert 1 / (write().seq - 1)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("subject", "PLS-2026-000123"),
        ("subject", "case:"),
        ("subject", "case:a b"),
        ("subject", "case:" + "x" * 101),
        ("actor", "张三"),
        ("actor", ""),
        ("actor", "officer:17 "),
        ("code", "accepted"),
        ("code", "complaints.Accepted.x"),
        ("basis", "two\nlines"),
        ("basis", "x" * 501),
        ("at", AT.replace(tzinfo=None)),
        ("payload", {"salt": "mine"}),
    ],
)
def test_words_that_do_not_fit_are_refused_before_anything_is_written(write, word, wrong):
    with pytest.raises(LedgerError, match=word if word != "payload" else "salt"):
        write(**{word: wrong})
    assert not Entry.objects.exists()


def test_floats_are_refused(write):
    with pytest.raises(CanonicalError):
        write(payload={"ratio": 0.5})


def test_append_takes_no_argument_by_position():
    with pytest.raises(TypeError):
        append("case:A-1")


def test_the_moment_is_kept_to_the_microsecond_on_every_database(write):
    at = datetime(2026, 11, 22, 8, 0, 0, 120, tzinfo=UTC)
    assert Entry.objects.get(pk=write(at=at).pk).statement()["at"] == "2026-11-22T08:00:00.000120Z"
    assert connection.vendor in {"sqlite", "postgresql"}
