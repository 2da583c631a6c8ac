"""What the spine does when something below it moves: an officer leaves, a calendar notice shifts due dates."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.cases.actions.clockwork import refresh_next_date
from zhichi.foundation.cases.models import Act, Case
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Phase


@transaction.atomic
def take_over(*, giver: Officer, taker: Officer, by: Actor, at: datetime) -> int:
    """Move the giver's unfinished cases to the taker, one ledger entry a case; answers how many."""
    held = Case.objects.exclude(phase=Phase.DONE).filter(handler=giver).order_by("pk")
    count = 0
    for case in held.select_for_update():
        Case.objects.filter(pk=case.pk).update(handler=taker, revision=case.revision + 1)
        entry = append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code="cases.case.handed_over",
            payload={"from": giver.pk, "to": taker.pk},
        )
        # A case's revision is the number of its acts: whoever comes with an older one is told of this act too.
        Act.objects.create(
            case=case,
            seq=case.revision + 1,
            verb="hand_over",
            title="移交承办人",
            from_state=case.state,
            to_state=case.state,
            at=at,
            actor=by.ref,
            actor_name=by.name,
            desk=case.unit.name,
            entry_digest=entry.digest,
        )
        count += 1
    return count


@transaction.atomic
def follow_moved_clocks(*, subjects: Iterable[str]) -> None:
    """Bring the next date of these cases up to date with their clocks; part of the notice's own act."""
    numbers = [subject.removeprefix("case:") for subject in subjects if subject.startswith("case:")]
    for case in Case.objects.filter(number__in=numbers):
        refresh_next_date(case)
        case.save(update_fields=["due_on", "due_limit", "due_suspended", "promised_on"])
