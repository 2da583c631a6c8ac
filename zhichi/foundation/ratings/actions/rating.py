"""Rating a service; a bad grade opens its own rectification."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, Record, RefusedError, hold, refusing
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.access import can_give, can_rate_event, event_to_rate
from zhichi.foundation.ratings.actions.clockwork import run
from zhichi.foundation.ratings.enums import Code, Grade, RatingChannel, Step, Tag
from zhichi.foundation.ratings.models import Rating, Rectification
from zhichi.foundation.statements.public import Slot, reading

LONGEST = 500


def rate(
    *,
    case: Case,
    grade: int,
    words: str = "",
    tags: Sequence[str] = (),
    channel: str = RatingChannel.WEB,
    event: Act | None = None,
    by: Actor,
    at: datetime,
) -> Rating:
    """Judge a finished event of a case, once: `event`, or the newest.

    Raises RefusedError when there is nothing to judge yet, when it was judged, or when a grade is none of the five.
    The ledger keeps grade and event, not the words and not who wrote them.
    """
    _check(grade, words, tags, channel)
    with refusing(), transaction.atomic():
        hold(case)
        event = event or event_to_rate(case)
        verdict = can_give(by) and can_rate_event(case, event)
        if not verdict or event is None:
            raise RefusedError(verdict.because)
        rating = Rating.objects.create(
            case=case,
            event=event.seq,
            unit_id=rated_unit(case, event),
            grade=grade,
            tags=list(dict.fromkeys(tags)),
            words=words.strip(),
            channel=channel,
            rated_at=at,
        )
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=Code.GIVEN,
            basis="GB/T 39735—2020",
            payload={"event": event.seq, "grade": grade, "channel": channel},
        )
        if rating.negative:
            opened = Rectification.objects.create(
                rating=rating, unit_id=rating.unit_id, opened_at=at, moved_at=at
            )
            run(opened, Step.CONTACT, by=by.ref, at=at)
        return rating


def _check(grade: int, words: str, tags: Sequence[str], channel: str) -> None:
    if isinstance(grade, bool) or grade not in Grade.values:
        raise RefusedError("请选一项评价。", "grade")
    if channel not in RatingChannel.values:
        raise RefusedError("没有这种评价渠道。", "channel")
    if len(words.strip()) > LONGEST:
        raise RefusedError(f"想说的话最多写 {LONGEST} 个字。", "words")
    if any(tag not in Tag.values for tag in tags):
        raise RefusedError("没有这个标签，请重新选。", "tags")


def rated_unit(case: Case, event: Act) -> int:
    """The unit whose act is judged: the one that issued its document; the case may lie elsewhere since."""
    return issuers.first(act=event.pk) or case.unit_id


@reading
def issuers(*, act: Slot) -> QuerySet[Record, int]:
    return Record.objects.filter(act_id=act).order_by("pk").values_list("unit_id", flat=True)[:1]
