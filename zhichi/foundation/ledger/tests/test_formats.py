from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.foundation.ledger.rules.formats import (
    LedgerError,
    day_of,
    end_of,
    entry_bytes,
    entry_object,
    moment,
    payload_bytes,
    seal_object,
)
from zhichi.kernel import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = ["subject", "seq", "prev", "at", "actor", "code", "basis", "data"]


@given(st.fixed_dictionaries({name: st.integers(0, 2**31 - 1) if name == "seq" else TEXT for name in NAMES}))
def test_the_fast_bytes_are_those_of_canonical_json(values):
    assert entry_bytes(*(values[name] for name in NAMES)) == canonical.encode(entry_object(**values))


def test_every_single_character_is_quoted_as_canonical_json_quotes_it():
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    values = dict.fromkeys(NAMES, "") | {"seq": 1, "basis": everything}
    assert entry_bytes(*values.values()) == canonical.encode(entry_object(**values))


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 11, 22, 8, 0, tzinfo=UTC), "2026-11-22T08:00:00.000000Z"),
        (datetime(2026, 11, 22, 8, 0, 0, 7, tzinfo=UTC), "2026-11-22T08:00:00.000007Z"),
        (datetime(2026, 11, 22, 16, 0, tzinfo=timezone(timedelta(hours=8))), "2026-11-22T08:00:00.000000Z"),
    ],
)
def test_a_moment_is_written_in_utc_with_six_decimals(at, written):
    assert moment(at) == written


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(LedgerError, match="time zone"):
        moment(datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None))


def test_a_seal_is_written_as_published():
    written = canonical.encode(seal_object(day=date(2026, 11, 22), count=5120, root="ab", prev="cd"))
    assert written == b'{"count":5120,"date":"2026-11-22","format":"zhichi-seal/1","prev":"cd","root":"ab"}'


def test_a_payload_carries_its_salt():
    assert payload_bytes({"b": 1, "a": "甲"}, "00ff") == '{"a":"甲","b":1,"salt":"00ff"}'.encode()


def test_a_day_ends_at_sixteen_hours_utc():
    assert end_of(date(2026, 11, 22)) == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert day_of(datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 22, 16, 0, tzinfo=UTC)) == date(2026, 11, 23)
