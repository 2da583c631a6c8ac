"""What is wrong now, asked of the room that knows the kind of case. Nothing is kept here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhichi.foundation.cases.public import Case
from zhichi.foundation.risks.enums import State
from zhichi.foundation.risks.models.catalogue import signals
from zhichi.foundation.risks.models.signal import RiskSignal
from zhichi.foundation.risks.rules import Signal
from zhichi.foundation.sockets.public import RISK_SOURCES, FileCheck, RiskFound, RiskSource

# So many cases are asked about at once.
MOST = 900


def source_of(kind: str) -> RiskSource | None:
    return next((one for one in RISK_SOURCES if one.kind == kind), None)


def found_in(kind: str, cases: Sequence[int], *, at: datetime) -> Mapping[int, list[RiskFound]]:
    """By case what stands against it at this moment, of the signals in use; cases without any are left out."""
    source = source_of(kind)
    if source is None:
        return {}
    in_use = {key for key, one in signals(kind).items() if one.enabled}
    found: dict[int, list[RiskFound]] = {}
    for start in range(0, len(cases), MOST):
        for pk, hits in source.find(cases[start : start + MOST], at).items():
            if held := [hit for hit in hits if hit.key in in_use]:
                found[pk] = held
    return found


def checked(case: Case, *, at: datetime) -> Sequence[FileCheck]:
    """What a court looks for in this file, as far as it has come; empty for a kind that nobody checks."""
    source = source_of(case.kind)
    return source.check(case.pk, at) if source else ()


def blockers(case: Case, verb: str, *, at: datetime, outcome: str = "") -> list[tuple[Signal, str]]:
    """What forbids this verb now: the signal and what exactly. One for which somebody gave a reason forbids nothing."""
    known = signals(case.kind)
    hits = [
        hit
        for hit in found_in(case.kind, [case.pk], at=at).get(case.pk, ())
        if known[hit.key].blocks == verb and (not known[hit.key].only or outcome in known[hit.key].only)
    ]
    if not hits:
        return []
    closed = RiskSignal.objects.filter(case=case, state=State.CLOSED).values_list("key", "words")
    excused = set(closed)
    return [(known[hit.key], hit.words) for hit in hits if (hit.key, hit.words) not in excused]


def kept_against(case: Case, verb: str) -> str:
    """The sentence against this verb from what is kept: for checks that are given no moment. One statement."""
    known = {key: one for key, one in signals(case.kind).items() if one.blocks == verb and not one.only}
    if not known:
        return ""
    held = RiskSignal.objects.filter(case=case, state=State.OPEN, key__in=known).first()
    return f"{held.words}（{known[held.key].stands_on}）{known[held.key].todo}" if held else ""
