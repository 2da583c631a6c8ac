"""A paper stands on an article that is alive: before a verb makes one, whoever knows the law is asked."""

from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.models import Case
from zhichi.foundation.procedures.public import NoProcedureError, Verb, current_id, procedure_of
from zhichi.foundation.sockets.public import BASIS_CHECKS


def grounded(case: Case, verb: Verb, *, at: datetime) -> Verb:
    """The verb with the basis its paper may cite on the day of the act.

    A case keeps the version it began with, articles that have since lost their force with it. Such a paper is
    made on the basis that the version of today gives the same verb; where that is dead too, RefusedError says so.
    """
    if verb.record is None or not (dead := _dead_of(verb, at)):
        return verb
    try:
        today = procedure_of(current_id(case.kind, localdate(at))).verbs.get(verb.name)
    except NoProcedureError:
        today = None
    if today is None or not today.basis or _dead_of(today, at):
        raise RefusedError(
            f"{dead}“{verb.record.title}”现在不能出。请法规复议科修订办理程序，换上现行依据后再办。"
        )
    told = today.record.remedy if today.record is not None else ()
    return replace(verb, basis=today.basis, record=replace(verb.record, remedy=told))


def _dead_of(verb: Verb, at: datetime) -> str:
    """What the paper stands on or tells of, as one basis."""
    told = verb.record.remedy if verb.record is not None else ()
    return _dead("；".join(filter(None, (verb.basis, *(one.article for one in told)))), at)


def _dead(basis: str, at: datetime) -> str:
    """What is wrong with a basis, as one sentence, or an empty string. Without a basis there is nothing to ask."""
    day = localdate(at)
    return next((said for check in BASIS_CHECKS if basis and (said := check(basis, day))), "")
