"""The door for whoever has something to tell: one row in the caller's transaction, nothing looked up."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils.timezone import localtime

from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.actions.events import event_of
from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.models import Notice
from zhichi.foundation.notices.rules import personal
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import insert_all

LONGEST_WORDS = 2000
PORTION = 100


class NoticeError(ValueError):
    """A notice that must not be: whoever wrote the call has to put it right."""


@dataclass(frozen=True)
class To:
    """For whom: `case` (its applicant, or the agent where only he left a number), or `phone` and `mail` (somebody
    without a case), or `officer` (his id), or `desk` (everybody who sits there; with `officer`, him alone).

    `unit`: the desk that answers for it, whose name and telephone stand in the text; a case and a desk bring their own.
    """

    case: Case | None = None
    phone: str = ""
    mail: str = ""
    officer: int | None = None
    desk: Unit | None = None
    unit: Unit | None = None

    @property
    def audience(self) -> str:
        return Audience.OFFICER if self.officer is not None or self.desk is not None else Audience.CITIZEN


@dataclass(frozen=True)
class Facts:
    """What a text may be filled with: a day (or a moment, with its hour), one or two sentences on what to do next,
    and the end of the number by which people know the thing (by default the last digits of the subject).
    """

    day: date | datetime | None = None
    words: str = ""
    tail: str = ""


NOTHING = Facts()
_gathered: ContextVar[dict[bool, list[Notice]] | None] = ContextVar("notices gathered", default=None)


def send(
    *,
    event: str,
    subject: str,
    to: To,
    facts: Facts = NOTHING,
    at: datetime,
    cause: str = "",
    page: str = "",
    hold_until: datetime | None = None,
    until: datetime | None = None,
) -> None:
    """Tell somebody of an event, once for (`subject`, `event`, `cause`); call it in the transaction of the act.

    `page`: the path that the short link leads to (a page that asks for its key itself); the case's own by default.
    `hold_until`, `until`: not sent before, and no longer after. NoticeError for facts that hold a long number or a mail
    address, and outside a transaction; KeyError for an event that no file in `data/notices` names.
    """
    row = notice_of(
        event=event,
        subject=subject,
        to=to,
        facts=facts,
        at=at,
        cause=cause,
        page=page,
        hold_until=hold_until,
        until=until,
    )
    if not connection.in_atomic_block:
        raise NoticeError("a notice is written in the transaction of the act that causes it")
    keep([row], new=False)


def notice_of(
    *,
    event: str,
    subject: str,
    to: To,
    facts: Facts = NOTHING,
    at: datetime,
    cause: str = "",
    page: str = "",
    hold_until: datetime | None = None,
    until: datetime | None = None,
) -> Notice:
    """The row, not yet written."""
    known = event_of(event)
    if known.audience != to.audience:
        raise NoticeError(f"{event} is for {known.audience}, not for {to.audience}")
    if len(facts.words) > LONGEST_WORDS or personal(facts.words):
        raise NoticeError(f"{event}: the words of a notice hold no long number and no mail address")
    desk, case = to.desk or to.unit, to.case
    contact = {"phone": to.phone, "mail": to.mail} if to.phone or to.mail else None
    return Notice(
        subject=subject,
        event=event,
        cause=cause,
        audience=to.audience,
        tail=facts.tail or tail_of(subject),
        case_id=None if case is None else case.pk,
        unit_id=desk.pk if desk is not None else None if case is None else case.unit_id,
        officer_id=to.officer,
        contact=contact,
        day=iso(facts.day),
        words=facts.words,
        page=page,
        at=at,
        hold_until=hold_until,
        until=until,
    )


def was_told(*, subject: str, event: str, cause: str = "") -> bool:
    """Whether this was written before: `send` would do nothing."""
    return Notice.objects.filter(subject=subject, event=event, cause=cause).exists()


def keep(rows: list[Notice], *, new: bool) -> None:
    """Write them in one statement; `new`: the caller knows that none of them can be there already."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered[new].extend(rows)
    else:
        write(rows, new=new)


def write(rows: list[Notice], *, new: bool) -> None:
    if not new:
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        return
    for begin in range(0, len(rows), PORTION):
        insert_all(rows[begin : begin + PORTION])


@contextmanager
def gathered(*, at: datetime | None = None) -> Iterator[None]:
    """Write the notices of everything inside together at its end, in the same transaction: for what is done in bulk.

    With `at` they are shown on our own pages only and given to no channel: for what is told of the past.
    """
    rows: dict[bool, list[Notice]] = {True: [], False: []}
    token = _gathered.set(rows)
    try:
        yield
    finally:
        _gathered.reset(token)
    for new, held in rows.items():
        for row in held:
            row.spread_at = at
        write(held, new=new)


def iso(day: date | datetime | None) -> str:
    if day is None:
        return ""
    # A date is no moment; a moment keeps its zone, so that its hour can be said in Shanghai.
    return localtime(day).isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()


def tail_of(subject: str) -> str:
    """The last four signs of a number such as LA-370811-2026-000123: enough to know one's own."""
    return subject.rpartition(":")[2][-4:]
