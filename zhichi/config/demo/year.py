"""A simulated year: cases come in, officers act on working days, clocks run out, each day is sealed."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from zhichi.config.demo.notices import FRESH
from zhichi.config.demo.people import load_actors
from zhichi.config.demo.promises import promised
from zhichi.config.demo.scripts import CITIZEN, Step, consultation, legal_aid
from zhichi.config.demo.served import DECIDES, Served, serve
from zhichi.foundation.accounts.public import CITIZEN as CITIZEN_ACTOR
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import (
    Applicant,
    Case,
    Filing,
    Referral,
    RefusedError,
    answer_referral,
    file,
    perform,
    sweep,
)
from zhichi.foundation.ledger.public import seal_days
from zhichi.foundation.notices.public import gathered
from zhichi.foundation.ratings.public import rate
from zhichi.foundation.regions.public import Level, Region
from zhichi.foundation.sockets.public import service_item
from zhichi.foundation.statements.public import Slot, reading

SEED = 370800
DAYS = 365
SCRIPTS: dict[str, Callable[..., Iterator[Step]]] = {"consultation": consultation, "legal_aid": legal_aid}


@dataclass(order=True)
class Event:
    """Something that will happen; equal moments keep their order."""

    at: datetime
    order: int
    case_id: int | None = field(compare=False, default=None)
    step: Step | None = field(compare=False, default=None)
    script: Iterator[Step] | None = field(compare=False, default=None)


class Held(NamedTuple):
    """Where a case is now, as far as a script asks."""

    pk: int
    unit_id: int
    county_path: str
    handler_id: int | None


@reading
def held(*, case: Slot) -> QuerySet[Case, tuple[int, int, str, int | None]]:
    return Case.objects.filter(pk=case).values_list("pk", "unit_id", "county_unit__path", "handler_id")


class Year:
    """The queue of a simulated year over the real verbs."""

    def __init__(self, texts: dict[str, Any], *, until: datetime, cases: int) -> None:
        # Demo data only: nothing here decides about anybody.
        self.chance = Random(SEED)  # noqa: S311
        self.texts, self.until, self.count = texts, until, cases
        self.actors = load_actors()
        self.promised = promised()
        self.firms: dict[str, list[tuple[int, str]]] = {}
        self.villages = list(Region.objects.filter(level=Level.VILLAGE).order_by("code"))
        self.queue: list[Event] = []
        self.order = 0
        self.refused = 0
        self.served = Served()

    def run(self, progress: Callable[[int], object]) -> None:
        """Live through the year day by day; one transaction and one seal a day."""
        start = self.until - timedelta(days=DAYS)
        for _ in range(self.count):
            self._queue(self._office_hour(start + timedelta(days=self.chance.uniform(0, DAYS - 0.5))))
        day_end = start
        while day_end < self.until:
            day_end = min(day_end + timedelta(days=1), self.until)
            past = day_end if day_end < self.until - FRESH else None
            with transaction.atomic():
                with gathered(at=past):
                    self._live_until(day_end, progress)
                    sweep(at=day_end)
                list(seal_days(by=SYSTEM, at=day_end))

    def _live_until(self, end: datetime, progress: Callable[[int], object]) -> None:
        while self.queue and self.queue[0].at < end:
            event = heapq.heappop(self.queue)
            if event.case_id is None:
                self._file(event.at)
                progress(1)
            elif event.step is not None:
                self._step(event)

    def _queue(self, at: datetime, *rest: Any) -> None:
        self.order += 1
        heapq.heappush(self.queue, Event(at, self.order, *rest))

    def _office_hour(self, at: datetime) -> datetime:
        """The same day between nine and five in Shanghai (01:00 to 09:00 UTC), never past the end of the year."""
        hour = at.replace(hour=1, minute=0, second=0, microsecond=0) + timedelta(
            minutes=self.chance.randrange(480)
        )
        return hour if at <= hour else hour + timedelta(days=1)

    def _file(self, at: datetime) -> None:
        chance = self.chance
        kind = "consultation" if chance.random() < 0.6 else "legal_aid"
        matter = chance.choice(sorted(self.texts["questions" if kind == "consultation" else "facts"]))
        guide = service_item(kind, localdate(at))  # the item of a kind bears its name
        filing = Filing(
            kind=kind,
            item=kind,
            item_version=guide.version if guide else 0,
            region=chance.choice(self.villages),
            applicant=self._person(kind),
            answers=(answers := self._answers(kind, matter)),
            # One in four of those who say so writes the commitment of the papers step too.
            promises=self.promised if answers.get("hardship") == "commitment" and self.order % 4 == 0 else (),
            channel=chance.choices(["web", "window", "phone"], [55, 35, 10])[0],
        )
        self.order += 1
        case = file(filing=filing, key=f"demo:{self.order}", by=CITIZEN_ACTOR, at=at).case
        self._next(case.pk, SCRIPTS[kind](chance, self.texts), at)

    def _person(self, kind: str) -> Applicant:
        chance = self.chance
        name = chance.choice(self.texts["surnames"]) + chance.choice(self.texts["given"])
        phone = f"199{chance.randrange(10**8):08d}"
        number = "" if kind == "consultation" else invented_id(chance)
        return Applicant(name=name, phone=phone, id_type="citizen_id" if number else "", id_number=number)

    def _answers(self, kind: str, matter: str) -> dict[str, Any]:
        if kind == "consultation":
            return {"matter": matter, "question": self.chance.choice(self.texts["questions"][matter])}
        crowd = self.chance.choice(
            [[], ["elderly"], ["woman"], ["migrant_worker"], ["low_income"], ["disabled"]]
        )
        return {
            "matter": matter,
            "facts": self.chance.choice(self.texts["facts"][matter]),
            "opposing": "",
            "stage": self.chance.choice(["none", "none", "arbitration", "court"]),
            "urgent": "no",
            "crowd": crowd,
            "hardship": self.chance.choice(["commitment", "commitment", "data_share", "certificate"]),
        }

    def _next(self, case_id: int, script: Iterator[Step], after: datetime) -> None:
        step = next(script, None)
        if step is not None:
            self._queue(self._office_hour(after + timedelta(days=step.wait)), case_id, step, script)

    def _step(self, event: Event) -> None:
        step = event.step
        if step is None or event.script is None or event.case_id is None:
            return
        case = Held(*held(case=event.case_id)[0])
        try:
            self._do(case, step, event.at)
        except RefusedError:
            # The year has its own mind (a clock ran out first): the script of this case ends here.
            self.refused += 1
            return
        self._next(event.case_id, event.script, event.at)

    def _do(self, case: Held, step: Step, at: datetime) -> None:
        if step.verb == "rate":
            rate(case=Case.objects.get(pk=case.pk), grade=step.answers["grade"], by=CITIZEN_ACTOR, at=at)
        elif step.verb == "answer_referral":
            referral = Referral.objects.select_related("to_unit").get(case=case.pk)
            clerk = self.actors[referral.to_unit_id, "legal_aid_clerk"][0]
            done = answer_referral(referral_id=referral.pk, accept=True, by=clerk, at=at)
            if done.opened:
                self._next(done.opened.pk, _from_the_centre(self.chance, self.texts), at)
        else:
            answers = {name: self._given(case, value, at) for name, value in step.answers.items()}
            by = self._who(case, step)
            act = perform(case_id=case.pk, verb=step.verb, by=by, at=at, answers=answers)
            if step.verb in DECIDES:
                serve(act.case, step.verb, self.served, by=by, at=at)

    def _given(self, case: Held, value: Any, at: datetime) -> Any:
        if value == "today":
            return localdate(at).isoformat()
        if value in ("provider", "another"):
            firm = self._firms(case)[0]
            choices = [actor.officer_id for actor in self.actors[firm] if actor.officer_id != case.handler_id]
            return self.chance.choice(choices)
        return value

    def _firms(self, case: Held) -> list[tuple[int, str]]:
        """The firms of the case's county."""
        if case.county_path not in self.firms:
            self.firms[case.county_path] = [
                (unit, role)
                for (unit, role), held in self.actors.items()
                if role == "provider" and held[0].posts[0].unit_path.startswith(case.county_path)
            ]
        return self.firms[case.county_path]

    def _who(self, case: Held, step: Step) -> Actor:
        if step.who == CITIZEN:
            return CITIZEN_ACTOR
        if step.who == "provider":
            return next(
                a for key in self._firms(case) for a in self.actors[key] if a.officer_id == case.handler_id
            )
        for unit_id in (
            case.unit_id,
            *reversed([int(part) for part in case.county_path.strip("/").split("/")]),
        ):
            if (unit_id, step.who) in self.actors:
                return self.actors[unit_id, step.who][0]
        return next(
            held[0]
            for (_, role), held in self.actors.items()
            if role == step.who and held[0].posts[0].unit_path.startswith(case.county_path)
        )


def _from_the_centre(chance: Random, texts: dict[str, Any]) -> Iterator[Step]:
    """Referred legal aid begins at the centre, which takes it in itself."""
    yield Step(0.5, "take_in", "legal_aid_clerk")
    for step in legal_aid(chance, texts):
        if step.who != "justice_assistant":
            yield step


def invented_id(chance: Random) -> str:
    """A number of valid form in an area code that was never given out (999999), so that it is nobody's."""
    day = datetime(1950, 1, 1) + timedelta(days=chance.randrange(18000))  # noqa: DTZ001  # only its digits are used
    body = f"999999{day:%Y%m%d}{chance.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
