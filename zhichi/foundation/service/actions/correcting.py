"""A wrong entry is put right by another entry: the first one stays, struck, with the reason."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, forget_served, refusing
from zhichi.foundation.service.actions.planning import LEAST, MOST, subject_of
from zhichi.foundation.service.actions.recording import Report, locked, write
from zhichi.foundation.service.enums import AttemptState, State
from zhichi.foundation.service.models import PublicNotice, ServiceAttempt
from zhichi.foundation.timelimits.public import stop


def correct(
    *, attempt: ServiceAttempt, report: Report, because: str, by: Actor, at: datetime
) -> ServiceAttempt:
    """What really happened, in place of `attempt`. Clocks that began with it begin anew, or not at all."""
    because = because.strip()
    if not LEAST <= len(because) <= MOST:
        raise RefusedError("请写明哪里登记错了，4 到 200 个字。", "because")
    with refusing(), transaction.atomic():
        held = locked(attempt.service, by)
        known = ServiceAttempt.objects.filter(token=report.token).first()
        if known is not None and known.corrects_id == attempt.pk:
            return known
        wrong = held.attempts.get(pk=attempt.pk)
        if held.case.is_done:
            raise RefusedError("案件已经办结，送达登记不能再改。")
        if wrong.state in (AttemptState.CORRECTED, AttemptState.ANSWERED) or held.attempts.last() != wrong:
            raise RefusedError("只能更正最后一条登记。")
        ServiceAttempt.objects.filter(pk=wrong.pk).update(state=AttemptState.CORRECTED)
        if held.is_served and held.record is not None:
            held.record.case = held.case
            forget_served(record=held.record, at=at)
        if held.state == State.ANNOUNCED:
            PublicNotice.objects.filter(attempt=wrong).update(taken_down_at=at)
            stop(subject=subject_of(held), limit=None, at=at)
        return write(held, report, by=by, at=at, corrects=wrong, because=because)
