"""A notice whose days are over: the paper counts as served (民事诉讼法 §95)."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import hold
from zhichi.foundation.service.actions.effect import take_effect
from zhichi.foundation.service.actions.planning import subject_of
from zhichi.foundation.service.enums import AttemptState, State
from zhichi.foundation.service.models import PublicNotice, Service
from zhichi.foundation.service.rules import local_day
from zhichi.foundation.timelimits.public import open_clocks

PORTION = 200


def ripen(*, at: datetime) -> int:
    """Every notice whose last day has passed; answers how many. Safe to run twice and in parallel."""
    day = local_day(at)
    ripe = Service.objects.filter(state=State.ANNOUNCED, effective_on__lt=day).select_related("case")
    return sum(_ripen(one, at) for one in ripe.order_by("effective_on", "pk")[:PORTION])


@transaction.atomic
def _ripen(service: Service, at: datetime) -> bool:
    hold(service.case)
    held = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    held.case = service.case
    attempt = held.attempts.filter(state=AttemptState.WAITING).last()
    if held.state != State.ANNOUNCED or attempt is None:
        return False
    # The clock goes by the newest calendar; a rest day proclaimed since may have moved the end.
    ends_on = next((clock.due_on for clock in open_clocks(subject_of(held))), held.effective_on)
    if ends_on is None or ends_on >= local_day(at):
        Service.objects.filter(pk=held.pk).update(effective_on=ends_on)
        PublicNotice.objects.filter(attempt=attempt).update(ends_on=ends_on)
        return False
    take_effect(held, attempt, ends_on, by=SYSTEM, at=at)
    return True
