"""The real ways through both procedures: from every state that acts lead to, every verb by everybody.

tests/house puts a case into each state by hand; here the case comes there by acts, so that its clocks, documents and
chain are those it would have. Whatever is done leaves everything consistent; whatever is not is a RefusedError.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor
from zhichi.foundation.cases.public import NO_DATE, Case, RefusedError, perform
from zhichi.foundation.cases.tests.factories import SOUND, consultation, day, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.foundation.timelimits.public import Clock, open_clocks

pytestmark = pytest.mark.django_db
MORE: dict[str, dict[str, Any]] = {"grant_advance": {"ground": "other"}, "supplement": {"note": "补充。"}}
MORE["change_provider"] = {"ground": "conflict", "reason": "利益冲突。"}
MORE["answer_and_close"] = {
    "answer": "可以去劳动仲裁。",
    "qualification": "officer",
    "channel": "phone",
    "minutes": 8,
    "understood": True,
}
REFERRED = {"referral_returned": {"reason": "不属于。"}}


@dataclass
class Walk:
    """One walk over a case's procedure: which (state, verb) was done, and everything found wrong."""

    city: City
    seen: set[str] = field(default_factory=set)
    done: set[tuple[str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [CITIZEN, SYSTEM, *(self.city.actor(name) for name in self.city.people)]
        self.head = self.city.actor("sunli")

    def desk(self, case: Case) -> Actor:
        """Whoever serves where the case lies."""
        return self.city.actor("zhouhong" if case.unit.code == "370811" else "sunli")

    def answers(self, case: Case, verb: Verb) -> dict[str, Any]:
        given = {**SOUND.get(verb.name, {}), **MORE.get(verb.name, {}), **REFERRED.get(verb.name, {})}
        providers = [self.city.people[name].pk for name in ("chen", "wu")]
        given["provider"] = next(pk for pk in providers if pk != case.handler_id)
        return {asked.name: given[asked.name] for asked in verb.fields if asked.name in given}

    def explore(self, case: Case, at: datetime) -> None:
        self.seen.add(case.state)
        # What the law wants served is: without it no way leads to the ends.
        serve_all(case, self.desk(case), at)
        case = Case.objects.get(pk=case.pk)
        state, later = case.state, at + timedelta(days=1)
        for verb in case.procedure.verbs.values():
            # Verbs of other states are refused to everybody alike: two of them are enough.
            doers = self.people if state in verb.from_ else [CITIZEN, self.head]
            for by in doers:
                moment = later + timedelta(days=40) if verb.after_clock else later
                with transaction.atomic():
                    if self.attempt(case.pk, state, verb, by, moment):
                        now = Case.objects.get(pk=case.pk)
                        if now.state not in self.seen:
                            self.explore(now, moment)
                    transaction.set_rollback(True)

    def attempt(self, pk: int, state: str, verb: Verb, by: Actor, at: datetime) -> bool:
        case = Case.objects.get(pk=pk)
        try:
            perform(case_id=pk, verb=verb.name, by=by, at=at, answers=self.answers(case, verb))
        except RefusedError as refused:
            if not str(refused).endswith("。"):
                self.faults.append(f"{verb.name} from {state}: no sentence: {refused}")
            if Case.objects.values_list("revision", flat=True).get(pk=pk) != case.revision:
                self.faults.append(f"{verb.name} from {state}: refused and still changed")
            return False
        self.done.add((state, verb.name))
        self.faults += [f"{verb.name} from {state}: {fault}" for fault in inconsistent(pk)]
        return True


def inconsistent(pk: int) -> Iterator[str]:
    case = Case.objects.get(pk=pk)
    chain = list(entries_of(case.subject).values_list("seq", flat=True))
    acts = list(case.acts.values_list("seq", flat=True))
    own = [
        code
        for code in entries_of(case.subject).values_list("code", flat=True)
        if "referral." not in code and not code.startswith(("dossiers.", "service."))
    ]
    if (
        chain != list(range(1, len(chain) + 1))
        or acts != list(range(1, case.revision + 1))
        or len(own) != len(acts)
    ):
        yield f"acts {acts}, chain {chain}, revision {case.revision}"
    if case.phase != case.current_state.phase or case.is_done != (case.closed_at is not None):
        yield f"phase {case.phase}, closed {case.closed_at}"
    live = open_clocks(case.subject)
    if case.is_done and live:
        yield "clocks run after the end"
    running = [clock for clock in live if clock.due_on]
    earliest = min(((not clock.limit.hard, clock.due_on) for clock in running), default=(True, NO_DATE))
    if case.due_on != earliest[1] or case.due_suspended != (bool(live) and not running):
        yield f"next date {case.due_on}, clocks {running}"
    if Clock.objects.filter(subject=case.subject, started_at__gt=case.acts.latest("seq").at).exists():
        yield "a clock of the future"


@pytest.mark.parametrize("make", [legal_aid, consultation])
def test_every_verb_by_everybody_on_the_real_way(city: City, make):
    walk = Walk(city)
    case = filed(make(), at=day("2026-06-01"))
    walk.explore(case, day("2026-06-01"))
    assert walk.faults == []
    assert walk.seen == set(case.procedure.states)
    # What may be done once was done on the way to the second state from which it may.
    every = {(s, verb.name) for verb in case.procedure.verbs.values() for s in verb.from_ if not verb.once}
    assert every - walk.done == set()
    assert {verb.name for verb in case.procedure.verbs.values()} == {name for _, name in walk.done}
