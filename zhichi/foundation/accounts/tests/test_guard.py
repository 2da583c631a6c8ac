"""Against guessing: thresholds, windows, growing locks, cost, and many processes at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from zhichi.foundation.accounts import guard, rules
from zhichi.foundation.accounts.models import Attempt

AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("purpose", "failures", "minutes"),
    [
        ("login.account", 5, 15),
        ("login.address", 30, 15),
        ("track.code", 5, 30),
        ("track.address", 30, 30),
        ("otp", 5, 15),
    ],
)
def test_so_many_failures_lock_for_so_long(purpose, failures, minutes):
    for _ in range(failures - 1):
        assert guard.fail(purpose, "k", at=AT)
    assert guard.check(purpose, "k", at=AT)
    assert not guard.fail(purpose, "k", at=AT)
    assert f"约 {minutes} 分钟" in guard.check(purpose, "k", at=AT).because
    assert not guard.check(purpose, "k", at=AT + minutes * MINUTE - timedelta(seconds=1))
    assert guard.check(purpose, "k", at=AT + minutes * MINUTE)


@pytest.mark.django_db
def test_failures_of_an_earlier_window_do_not_count():
    for _ in range(4):
        guard.fail("otp", "k", at=AT)
    assert guard.fail("otp", "k", at=AT + 15 * MINUTE)
    assert Attempt.objects.get().failures == 1


@pytest.mark.django_db
def test_locks_grow_and_shrink_again_after_two_quiet_days():
    at, lengths = AT, []
    for _ in range(9):
        for _ in range(5):
            guard.fail("otp", "k", at=at)
        until = Attempt.objects.get().locked_until
        lengths.append((until - at) // MINUTE)
        at = until
    assert lengths == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    at += timedelta(hours=49)
    for _ in range(5):
        guard.fail("otp", "k", at=at)
    assert Attempt.objects.get().locked_until - at == 15 * MINUTE


@pytest.mark.django_db
def test_keys_together_are_one_key_and_purposes_are_apart():
    for _ in range(5):
        guard.fail("otp", "a", "bc", at=AT)
    assert not guard.check("otp", "a", "bc", at=AT)
    assert guard.check("otp", "ab", "c", at=AT)
    assert guard.check("track.code", "a", "bc", at=AT)


@pytest.mark.django_db
def test_the_table_does_not_tell_what_was_tried():
    guard.fail("track.code", "1234567890123456", at=AT)
    assert "1234567890123456" not in Attempt.objects.get().key


@pytest.mark.django_db
def test_a_check_is_one_select_and_a_clear_of_nothing_writes_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        guard.check("track.code", "k", at=AT)
    with django_assert_num_queries(1) as seen:
        guard.clear("track.code", "k")
    assert all(query["sql"].startswith("SELECT") for query in seen.captured_queries)


@pytest.mark.django_db
def test_clear_opens_again():
    for _ in range(5):
        guard.fail("otp", "k", at=AT)
    guard.clear("otp", "k")
    assert guard.check("otp", "k", at=AT)
    assert not Attempt.objects.exists()


@pytest.mark.django_db
def test_a_purpose_without_a_threshold_is_an_error():
    for call in (guard.check, guard.fail):
        with pytest.raises(KeyError):
            call("nothing", "k", at=AT)


@pytest.mark.django_db(transaction=True)
def test_failures_of_many_processes_all_count():
    def one(_):
        try:
            guard.fail("login.address", "k", at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(24)))
    assert Attempt.objects.get().failures == 24


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1, "约 1 分钟"),
        (60, "约 1 分钟"),
        (61, "约 2 分钟"),
        (900, "约 15 分钟"),
        (7199, "约 2 小时"),
        (86400, "约 24 小时"),
    ],
)
def test_the_wait_is_said_in_plain_words(seconds, text):
    assert rules.wait_text(timedelta(seconds=seconds)) == text


@pytest.mark.django_db
def test_a_refusal_says_its_seconds():
    for _ in range(5):
        guard.fail("otp", "k", at=AT)
    assert guard.check("otp", "k", at=AT + MINUTE).seconds == 14 * 60


@pytest.mark.django_db
def test_several_purposes_are_asked_in_one_statement(django_assert_num_queries):
    for _ in range(5):
        guard.fail("track.code", "k", at=AT)
    with django_assert_num_queries(1):
        assert not guard.check_all({"track.address": "a", "track.code": "k"}, at=AT)
    assert guard.check_all({"track.address": "k", "track.code": "a"}, at=AT)
    assert guard.check_all({"track.address": "a", "track.code": "k"}, at=AT + 30 * MINUTE)
    with pytest.raises(KeyError):
        guard.check_all({"unknown": "k"}, at=AT)
