"""A full disk: a clear sentence, and nothing half written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, NoReturn

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.models import Party
from zhichi.foundation.cases.public import Act, Case, Counter, NoRoomError, Submission, file
from zhichi.foundation.cases.tests.factories import SOUND, do, filed, legal_aid, under_review
from zhichi.foundation.ledger.public import Entry

TOLD = "系统的存储空间满了，这次没有办成，也没有留下记录。请稍后再试，或者联系管理员。"


class DiskFullError(Exception):
    """What psycopg raises: SQLSTATE 53100."""

    sqlstate = "53100"


def full() -> NoReturn:
    raise DatabaseError("could not extend file") from DiskFullError()


def broken() -> NoReturn:
    raise DatabaseError("disk I/O error")


def striking(table: str, fault: Callable[[], NoReturn]) -> AbstractContextManager[None]:
    """The database fails so when a row is written into the table."""

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        return fault() if sql.startswith(f'INSERT INTO "{table}"') else run(sql, params, many, context)

    return connection.execute_wrapper(execute)


def until_it_is_full(work: Callable[[int], object]) -> None:
    for n in range(300):
        work(n)


def count() -> list[int]:
    return [model.objects.count() for model in (Case, Act, Party, Entry, Submission, Counter)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PRAGMA max_page_count is SQLite's")
def test_a_database_that_cannot_grow_refuses_and_recovers(city: City):
    case = under_review(city)
    before = count()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA freelist_count")
        assert cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    story = "很长的经过。" * 600
    try:
        with pytest.raises(NoRoomError, match=TOLD):
            until_it_is_full(lambda n: filed(legal_aid(answers={"facts": story}), key=f"full{n}"))
        after = count()
        means = {**SOUND["check_means"], "note": "核查情况。" * 390}
        with pytest.raises(NoRoomError, match=TOLD):
            until_it_is_full(lambda _: do(city, case, "check_means", "zhaojing", **means))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")
    assert after[0] - before[0] == after[2] - before[2] == after[4] - before[4]
    case.refresh_from_db()
    assert case.acts.count() == case.revision
    assert filed(legal_aid(), key="after").number.endswith(f"{after[0] + 1:06d}")


@pytest.mark.django_db
@pytest.mark.parametrize("last", [Party, Act])
def test_wherever_it_strikes_nothing_stays(city: City, last):
    before = count()
    with striking(last._meta.db_table, full), pytest.raises(NoRoomError, match="存储空间满了"):
        file(filing=legal_aid(), key="full", by=CITIZEN, at=timezone.now())
    assert count() == before


@pytest.mark.django_db
def test_another_fault_of_the_database_is_not_called_a_full_disk(city: City):
    with striking("cases_party", broken), pytest.raises(DatabaseError, match="disk I/O error"):
        file(filing=legal_aid(), key="broken", by=CITIZEN, at=timezone.now())
