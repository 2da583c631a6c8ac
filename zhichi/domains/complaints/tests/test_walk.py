"""The real ways through the procedure: from every state that acts lead to, every verb by everybody at the desks.

tests/house puts a case into each state by hand; here it comes there by acts, with its clocks, documents and chain.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from tests.cast import City
from zhichi.domains.complaints.tests.factories import (
    DATED,
    SOUND,
    complained,
    investigating,
    serve_respondent,
)
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor
from zhichi.foundation.cases.public import Case, RefusedError, answer_referral, perform
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db
DESKS = ("luoke", "panli", "zhouhong", "fuju", "tianye", "zhaojing", "chen")
# Done by the system when the other bureau has answered; walked below by its answer.
ANSWERS = {"referral_accepted", "referral_returned"}
# Wait for who complained to ask; `test_reading.py`.
READING = {"arrange_reading", "record_reading"}


@dataclass
class Walk:
    """One walk: which (state, verb) was done, and everything found wrong."""

    city: City
    into: str
    seen: set[str] = field(default_factory=set)
    done: set[tuple[str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [CITIZEN, SYSTEM, *(self.city.actor(name) for name in DESKS)]

    def given(self, verb: Verb, at: datetime) -> dict[str, object]:
        held = {**SOUND.get(verb.name, {}), "organ": "兖州区司法局", "into": self.into, "reason": "理由"}
        if verb.name in DATED:
            held[DATED[verb.name]] = at.date().isoformat()
        return {asked.name: held[asked.name] for asked in verb.fields if asked.name in held}

    def explore(self, case: Case, at: datetime) -> None:
        self.seen.add(case.state)
        serve_all(case, self.city.actor("panli"), at)
        serve_respondent(self.city, case, at)
        state, later = case.state, at + timedelta(days=1)
        for verb in case.procedure.verbs.values():
            for by in self.people if state in verb.from_ else self.people[:3]:
                moment = later + timedelta(days=70) if verb.after_clock else later
                with transaction.atomic():
                    if self.attempt(case.pk, state, verb, by, moment):
                        now = Case.objects.get(pk=case.pk)
                        if now.state not in self.seen:
                            self.explore(now, moment)
                    transaction.set_rollback(True)

    def attempt(self, pk: int, state: str, verb: Verb, by: Actor, at: datetime) -> bool:
        before = Case.objects.get(pk=pk)
        try:
            perform(case_id=pk, verb=verb.name, by=by, at=at, answers=self.given(verb, at))
        except RefusedError as refused:
            if not str(refused).endswith("。"):
                self.faults.append(f"{verb.name} from {state}: no sentence: {refused}")
            if Case.objects.values_list("revision", flat=True).get(pk=pk) != before.revision:
                self.faults.append(f"{verb.name} from {state}: refused and still changed")
            return False
        self.done.add((state, verb.name))
        self.judge(verb, state, Case.objects.get(pk=pk))
        return True

    def judge(self, verb: Verb, state: str, case: Case) -> None:
        where = f"{verb.name} from {state}"
        if case.phase != case.current_state.phase or case.is_done != (case.closed_at is not None):
            self.faults.append(f"{where}: phase {case.phase}")
        live = open_clocks(case.subject)
        if case.is_done and live:
            self.faults.append(f"{where}: clocks run after the end")
        running = [clock for clock in live if clock.due_on]
        first = min(((not clock.limit.hard, clock.due_on) for clock in running), default=None)
        if (case.next_date or None) != (first[1] if first else None):
            self.faults.append(f"{where}: next date {case.next_date}, clocks {running}")
        chain = list(entries_of(case.subject).values_list("seq", flat=True))
        if chain != list(range(1, len(chain) + 1)):
            self.faults.append(f"{where}: chain {chain}")


def test_every_verb_by_everybody_on_the_real_way(town):
    other = investigating(town, "2026-05-06", answers={"target": "appraisal"})
    walk = Walk(town, other.number)
    case = complained(answers={"target": "appraisal", "respondent": "某鉴定所"})
    walk.explore(case, day("2026-06-01"))
    assert walk.faults == []
    verbs = case.procedure.verbs
    assert walk.seen == set(case.procedure.states)
    every = {(s, verb.name) for verb in verbs.values() for s in verb.from_ if not verb.once}
    # What waits for another bureau, and the end that waits for the notice (`test_transfer.py`).
    elsewhere = {
        ("transferred_out", "acknowledge"),
        ("transferred_out", "take_back"),
        ("handed_over", "conclude"),
    }
    assert {one for one in every - walk.done if one[1] not in ANSWERS | READING | {"extend"}} <= elsewhere


@pytest.mark.parametrize(("accept", "state"), [(True, "handed_over"), (False, "classified")])
def test_the_answer_of_the_other_bureau_moves_it_on(town, accept, state):
    walk = Walk(town, "")
    case = complained()
    for verb, who in (("classify", "luoke"), ("transfer", "luoke")):
        assert walk.attempt(
            case.pk, case.state, case.procedure.verbs[verb], town.actor(who), day("2026-06-02")
        )
        case.refresh_from_db()
    sent = case.referrals.get()
    answer_referral(
        referral_id=sent.pk, accept=accept, reason="不归我局管", by=town.actor("tianye"), at=day("2026-06-03")
    )
    case.refresh_from_db()
    assert (case.state, walk.faults) == (state, [])
