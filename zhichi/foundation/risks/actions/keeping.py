"""What is found is kept, and let go when the fact is gone: with every act, and every hour for what time does."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.risks.enums import Code, State
from zhichi.foundation.risks.models import RiskSignal, found_in, signals, standing
from zhichi.foundation.risks.models.finding import MOST, source_of
from zhichi.foundation.risks.rules import Change, changes
from zhichi.foundation.sockets.public import RISK_SOURCES


def after_act(*, case: Case, verb: Verb, act: Act, by: Actor, at: datetime) -> None:
    """Fits `sockets.ACTED`: nothing for a kind that nobody checks."""
    if source_of(case.kind) is not None:
        refresh(kind=case.kind, cases=[case], by=by, at=at)


def refresh(*, kind: str, cases: Sequence[Case], by: Actor, at: datetime) -> int:
    """Hold what is kept of these cases against what stands now, in the caller's transaction; how many changes."""
    keys = [case.pk for case in cases]
    found, kept = found_in(kind, keys, at=at), standing(keys)
    done = 0
    for case in cases:
        hits = {(hit.key, hit.words[:300]) for hit in found.get(case.pk, ())}
        for change in changes([row.kept for row in kept.get(case.pk, ())], hits):
            _keep(case, change, by, at)
            done += 1
    return done


def _keep(case: Case, change: Change, by: Actor, at: datetime) -> None:
    signal = signals(case.kind).get(change.key)
    if change.kept is not None:
        RiskSignal.objects.filter(pk=change.kept.pk).update(state=State.GONE, gone_at=at)
    elif signal is not None:
        RiskSignal.objects.create(
            case=case,
            unit_id=case.unit_id,
            key=change.key,
            grade=signal.grade,
            words=change.words,
            raised_at=at,
        )
    append(
        subject=case.subject,
        at=at,
        actor=by.ref,
        code=Code.GONE if change.kept is not None else Code.RAISED,
        payload={"signal": change.key, "words": change.words},
        basis=signal.basis if signal else "",
    )


def refresh_all(*, at: datetime) -> int:
    """Every case that is not ended, of every kind that somebody checks, and what still stands of those that are; how
    many changes. A few hundred at a time, each lot a transaction of its own."""
    return sum(
        _refresh_some(source.kind, lot, at) for source in RISK_SOURCES for lot in _lots(_wanted(source.kind))
    )


def _wanted(kind: str) -> list[int]:
    going = Case.objects.unfinished().filter(kind=kind).values_list("pk", flat=True)
    standing_still = RiskSignal.objects.filter(case__kind=kind).exclude(state=State.GONE)
    return sorted({*going, *standing_still.values_list("case", flat=True)})


def _lots(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + MOST] for start in range(0, len(keys), MOST))


def _refresh_some(kind: str, keys: Sequence[int], at: datetime) -> int:
    """Only those in which something changed are locked and asked again."""
    found, kept = found_in(kind, keys, at=at), standing(keys)
    moved = [
        key
        for key in keys
        if {(hit.key, hit.words[:300]) for hit in found.get(key, ())}
        != {(row.key, row.words) for row in kept.get(key, ())}
    ]
    done = 0
    for key in moved:
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=key)
            done += refresh(kind=kind, cases=[case], by=SYSTEM, at=at)
    return done
