"""What falls due by itself: verbs of the system whose clock has run out (视为撤回 and the like)."""

from datetime import datetime

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.actions.performing import perform
from zhichi.foundation.cases.models import Case
from zhichi.foundation.procedures.public import Procedure, ProcedureVersion, Verb, procedure_of
from zhichi.foundation.timelimits.public import Clock


def sweep(*, at: datetime, limit: int = 500) -> int:
    """Do every verb of the system whose clock has passed; answers how many. Safe to run twice and in parallel."""
    done = 0
    for case in _due_cases(at, limit):
        for verb in _due_verbs(case.procedure, case.state):
            try:
                perform(case_id=case.pk, verb=verb.name, by=SYSTEM, at=at, revision=case.revision)
                done += 1
                break
            except RefusedError:
                # Somebody acted first, or another clock is meant: the next round looks again.
                continue
    return done


def _due_cases(at: datetime, limit: int) -> list[Case]:
    """Cases with a past clock on which the system may act, longest past first.

    Only such clocks are asked for: statutory dates that officers have missed stay past for long and must not
    crowd them out.
    """
    limits = {
        verb.after_clock
        for version_id in ProcedureVersion.objects.values_list("pk", flat=True)
        for state in procedure_of(version_id).states
        for verb in _due_verbs(procedure_of(version_id), state)
    }
    past = Clock.objects.overdue(at=at).filter(subject__startswith="case:", limit__key__in=limits)
    subjects = past.order_by("due_on", "id").values_list("subject", flat=True)[:limit]
    numbers = [subject.removeprefix("case:") for subject in subjects]
    return list(Case.objects.unfinished().filter(number__in=numbers).order_by("pk").defer("answers"))


def _due_verbs(procedure: Procedure, state: str) -> list[Verb]:
    return [
        verb
        for verb in procedure.verbs_from(state)
        if verb.after_clock and any(doer.role == "system" for doer in verb.by)
    ]
