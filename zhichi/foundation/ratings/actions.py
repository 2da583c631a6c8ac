"""Rating a service."""

from datetime import datetime

from django.db import IntegrityError, transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.access import can_rate, event_to_rate
from zhichi.foundation.ratings.enums import RatingChannel
from zhichi.foundation.ratings.models import Rating


def rate(
    *, case: Case, grade: int, words: str = "", channel: str = RatingChannel.WEB, by: Actor, at: datetime
) -> Rating:
    """Judge the newest finished event of a case, once.

    Raises RefusedError when there is nothing to judge yet or it was judged. The ledger keeps grade and event,
    not the words and not who wrote them.
    """
    try:
        with transaction.atomic():
            verdict = can_rate(case)
            event = event_to_rate(case)
            if not verdict or event is None:
                raise RefusedError(verdict.because)
            rating = Rating.objects.create(
                case=case, event=event.seq, unit=case.unit, grade=grade, words=words.strip(), channel=channel, rated_at=at
            )
            append(
                subject=case.subject,
                at=at,
                actor=by.ref,
                code="ratings.rating.given",
                basis="GB/T 39735—2020",
                payload={"event": event.seq, "grade": grade, "channel": channel},
            )
            return rating
    except IntegrityError as error:
        raise RefusedError("这次办理您已经评价过了，谢谢。") from error
