"""A notice that comes late: clocks move, listeners hear it, the ledger has one entry."""

from datetime import date

import pytest

from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.timelimits.models import CalendarNotice, Clock
from zhichi.foundation.timelimits.models.notice import current_calendar
from zhichi.foundation.timelimits.public import (
    TimeLimitError,
    clocks_moved,
    preview_calendar_notice,
    record_calendar_notice,
    resume,
    start,
    stop,
    suspend,
)
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db
OFF = frozenset({date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 5)})
WORK = frozenset({date(2027, 1, 9)})
NOW = at("2026-12-29")


def record(off=OFF, work=WORK, year=2027, by=SYSTEM, now=NOW, title="2027年放假通知"):
    return record_calendar_notice(
        year=year, off=off, work=work, title=title, source="国办发明电", published_on=None, by=by, at=now
    )


@pytest.fixture
def clocks():
    limit = make_limit(n=10)
    running = start(subject="case:running", limit=limit, at=at("2026-12-21"))
    start(subject="case:stopped", limit=limit, at=at("2026-12-21"))
    stop(subject="case:stopped", at=at("2026-12-22"))
    start(subject="case:before", limit=limit, at=at("2026-12-01"))
    return running


def test_running_clocks_of_that_year_move_and_only_they(clocks):
    assert (str(clocks.due_on), clocks.provisional) == ("2027-01-04", True)
    recorded = record()
    assert [(move.subject, str(move.old_on), str(move.new_on)) for move in recorded.moves] == [
        ("case:running", "2027-01-04", "2027-01-07")
    ]
    moved = Clock.objects.get(subject="case:running")
    assert (str(moved.due_on), moved.provisional, moved.calendar_version) == (
        "2027-01-07",
        False,
        "2026/1,2027/1",
    )
    assert str(Clock.objects.get(subject="case:stopped").due_on) == "2027-01-04"


def test_a_preview_says_the_same_and_writes_nothing(clocks):
    seen = preview_calendar_notice(year=2027, off=OFF, work=WORK)
    assert not CalendarNotice.objects.filter(year=2027).exists()
    assert str(Clock.objects.get(subject="case:running").due_on) == "2027-01-04"
    assert record().moves == seen


def test_the_ledger_has_one_entry_and_the_same_notice_again_adds_none(clocks):
    assert record().is_new
    assert not record().is_new
    (entry,) = entries_of("calendar:2027")
    assert entry.code == "timelimits.calendar_notice.recorded"
    assert CalendarNotice.objects.filter(year=2027).count() == 1


def test_whoever_keeps_a_copy_of_the_date_is_told_in_the_same_transaction(clocks):
    heard = []

    def listen(*, subjects, moves, **rest):
        heard.append((subjects, [str(move.new_on) for move in moves]))

    clocks_moved.connect(listen)
    try:
        record()
    finally:
        clocks_moved.disconnect(listen)
    assert heard == [(["case:running"], ["2027-01-07"])]


def test_a_corrected_notice_is_a_new_version_and_applies(clocks):
    record()
    again = record(off=frozenset({date(2027, 1, 1)}), work=frozenset(), title="更正")
    assert str(again.notice) == "2027/2"
    assert str(Clock.objects.get(subject="case:running").due_on) == "2027-01-05"


def test_days_of_the_december_before_move_too(clocks):
    before = start(subject="case:december", limit="lic.accept", at=at("2026-12-21"))
    assert str(before.due_on) == "2026-12-28"
    record(off=OFF | {date(2026, 12, 28)})
    assert str(Clock.objects.get(subject="case:december").due_on) == "2026-12-29"


def test_a_suspended_clock_reads_the_notice_when_it_resumes():
    start(subject="case:held", limit=make_limit(suspends=["hearing"]), at=at("2026-12-21"))
    suspend(subject="case:held", kind="hearing", at=at("2026-12-31"))
    assert record().moves == ()
    (clock,) = resume(subject="case:held", kind="hearing", at=at("2027-01-04"))
    assert (str(clock.due_on), clock.provisional) == ("2027-01-08", False)


@pytest.mark.parametrize(
    ("off", "work", "said"),
    [
        (OFF | {date(2027, 1, 9)}, WORK, "既写了放假，又写了上班"),
        (OFF, frozenset({date(2027, 1, 6)}), "不是周末"),
        (OFF | {date(2028, 1, 1)}, WORK, "不在 2027 年"),
        (frozenset(), frozenset(), "没有写 2027 年的放假日期"),
    ],
)
def test_days_without_sense_are_refused(off, work, said):
    with pytest.raises(TimeLimitError, match=said):
        record(off=off, work=work)


def test_a_stranger_records_nothing():
    with pytest.raises(PermissionError, match="系统管理员"):
        record(by=CITIZEN)


def test_a_calendar_is_read_once_per_process_and_again_when_a_notice_is_new(django_assert_num_queries):
    current_calendar()
    with django_assert_num_queries(1):
        assert 2027 not in current_calendar().years
    record()
    assert 2027 in current_calendar().years


def test_a_thousand_clocks_of_few_kinds_cost_few_statements(django_assert_max_num_queries):
    limit = make_limit(n=10)
    for number in range(60):
        start(subject=f"case:{number}", limit=limit, at=at("2026-12-21"))
    with django_assert_max_num_queries(25):
        assert len(record().moves) == 60
