"""What falls due by itself: verbs of the system whose clock has run out (视为撤回 and the like)."""

from datetime import datetime

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.actions.performing import perform
from zhichi.foundation.cases.models import Case
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.timelimits.public import past_subjects


def sweep(*, at: datetime, limit: int = 500) -> int:
    """Do every verb of the system whose clock has passed; answers how many. Safe to run twice and in parallel."""
    numbers = [s.removeprefix("case:") for s in past_subjects(at=at, prefix="case:")]
    done = 0
    for case in Case.objects.unfinished().filter(number__in=numbers[:limit]).defer("answers"):
        for verb in _due_verbs(case):
            try:
                perform(case_id=case.pk, verb=verb.name, by=SYSTEM, at=at, revision=case.revision)
                done += 1
                break
            except RefusedError:
                # Somebody acted first, or another clock is meant: the next round looks again.
                continue
    return done


def _due_verbs(case: Case) -> list[Verb]:
    return [
        verb
        for verb in case.procedure.verbs_from(case.state)
        if verb.after_clock and any(doer.role == "system" for doer in verb.by)
    ]
