"""What became of one delivery: the answer of its channel, its receipt, and what the desk is told when it failed."""

from datetime import datetime, timedelta

from django.db import transaction

from zhichi.foundation.notices.actions.channels import Outcome
from zhichi.foundation.notices.actions.sending import To, keep, notice_of
from zhichi.foundation.notices.enums import Answer, Audience, State
from zhichi.foundation.notices.models import Delivery, Notice
from zhichi.foundation.notices.rules import next_try

PAUSE = timedelta(minutes=1)
UNDELIVERED = "office.undelivered"


def record(row: Delivery, outcome: Outcome | None, *, at: datetime) -> str:
    """Write down the answer, if the lease is still ours; no outcome: the person has asked us to stop. The new state."""
    values = _after(row, outcome, at)
    with transaction.atomic():
        mine = Delivery.objects.filter(pk=row.pk, lease=row.lease, state=State.SENDING)
        if not mine.update(lease="", **values):
            return "lost"
        if values["state"] == State.FAILED:
            tell_the_desk(row, at=at)
    return str(values["state"])


def release(row: Delivery, *, until: datetime) -> None:
    """Give it back untried, for later."""
    mine = Delivery.objects.filter(pk=row.pk, lease=row.lease, state=State.SENDING)
    mine.update(state=State.WAITING, lease="", due_at=until, tries=row.tries - 1)


def _after(row: Delivery, outcome: Outcome | None, at: datetime) -> dict[str, object]:
    if outcome is None:
        return {"state": State.STOPPED, "ended_at": at}
    if outcome.answer == Answer.TAKEN:
        return {"state": State.SENT, "ended_at": at, "reference": outcome.reference, "said": ""}
    again = None if outcome.answer == Answer.REFUSED else next_try(row.tries, at, asked=outcome.wait)
    if again is None:
        return {"state": State.FAILED, "ended_at": at, "said": outcome.said}
    return {"state": State.WAITING, "due_at": again, "said": outcome.said}


def tell_the_desk(row: Delivery, *, at: datetime) -> None:
    """Whoever has the case in hand, else its desk, has to tell the person otherwise."""
    notice = Notice.objects.select_related("case", "unit").get(pk=row.notice_id)
    if notice.audience != Audience.CITIZEN or notice.unit is None:
        return
    case = notice.case
    to = To(desk=case.unit if case else notice.unit, officer=case.handler_id if case else None)
    keep(
        [
            notice_of(
                event=UNDELIVERED,
                subject=notice.subject,
                to=to,
                at=at,
                cause=str(row.pk),
                page="/office/notices/log/?state=failed",
            )
        ],
        new=False,
    )
