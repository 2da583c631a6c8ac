"""What the guide of an item promises, kept as a limit of its own: made, changed and ended with the item's versions."""

from datetime import date, datetime, timedelta

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.timelimits.actions.publishing import write_version
from zhichi.foundation.timelimits.enums import LimitKind, SuspensionKind
from zhichi.foundation.timelimits.models import Limit
from zhichi.foundation.timelimits.rules import Terms, promise_key

# A promise is about our own work: what does not count against the law does not count against it either.
STANDS_STILL = tuple(kind.value for kind in SuspensionKind if kind != SuspensionKind.S39)
STARTS = "收到申请之日"


def keep_promise(
    *, item: str, title: str, n: int, unit: str, promised_by: str, since: date, by: Actor, at: datetime
) -> Limit:
    """The limit that an item's guide promises from a day on; unchanged where it says the same already.

    An effect inside the publication of the item, whose faults were told before.
    """
    key = promise_key(item)
    newest = Limit.objects.filter(key=key).order_by("-version").first()
    terms = Terms(
        title=f"{title[:90]}承诺时限",
        n=n,
        unit=unit,
        kind=LimitKind.TARGET,
        effective_from=since,
        starts=STARTS,
        suspends=STANDS_STILL,
        promised_by=promised_by[:100],
    )
    said = (terms.title, terms.n, terms.unit, terms.promised_by)
    if (
        newest is not None
        and newest.effective_to is None
        and said == (newest.title, newest.n, newest.unit, newest.promised_by)
    ):
        return newest
    return write_version(key, newest, terms, by=by, at=at)


def end_promise(*, item: str, since: date) -> None:
    """From a day on the item promises nothing any more; clocks that run go on."""
    last = since - timedelta(days=1)
    Limit.objects.filter(key=promise_key(item), effective_to=None).update(effective_to=last)
