"""Writes told complaints as a former table is taken over: many rows a statement, one ledger entry a case.

Nothing is refused here, which is the point: what old files hold is written as they hold it. Every act shows the entry
under which its case was taken over.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate

from zhichi.config.demo.complaint_clocks import Clocks
from zhichi.config.demo.complaint_served import Papers
from zhichi.config.demo.complaint_stories import Step, Story
from zhichi.domains.complaints.public import KIND, Complaint, LedgerCode, about, wording
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import (
    Act,
    Applicant,
    Case,
    Counter,
    Filing,
    Party,
    PartyRole,
    Record,
    Submission,
    case_number,
    pool_name,
    shown_value,
    slot_values,
    told_answers,
)
from zhichi.foundation.ledger.public import append_many
from zhichi.foundation.procedures.public import RecordSpec, Verb, current_id, letter, procedure_of
from zhichi.foundation.search.public import put_many
from zhichi.foundation.sockets.public import service_item
from zhichi.kernel import canonical, tracking

BATCH = 200


class Writer:
    """Everything of the stories, in the order in which it happened."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.version = current_id(KIND, localdate(until))
        self.procedure = procedure_of(self.version)
        self.item = service_item(KIND, localdate(until))
        self.counters: dict[str, int] = dict(Counter.objects.values_list("name", "value"))
        self.records: list[tuple[Record, Story, Step | None, RecordSpec]] = []
        self.acts: dict[int, list[Act]] = {}
        self.states: dict[int, str] = {}

    def write(self, stories: list[Story]) -> dict[int, str]:
        """Numbers of the cases, by story."""
        cases = {one.n: self._case(one) for one in stories}
        for one in stories:
            self._play(one, cases)
        clocks = Clocks(self.procedure, self.until)
        for one in stories:
            clocks.run(one, cases[one.n])
        _many(cases.values())
        parties = {one.n: self._party(one, cases[one.n]) for one in stories}
        _many(parties.values())
        self._on_the_ledger(stories, cases)
        _many(act for one in stories for act in self.acts[one.n])
        self._keep_records()
        clocks.write()
        _many(self._row(one, cases) for one in stories)
        Papers(self.until).write(self.records, parties)
        _many(self._submission(one, cases[one.n]) for one in stories)
        put_many(
            index="cases",
            documents=[(c.pk, f"{c.number} {c.title} {c.region.full_name}") for c in cases.values()],
        )
        for name, value in self.counters.items():
            Counter.objects.reset_to(name, value)
        return {n: case.number for n, case in cases.items()}

    def _next(self, name: str) -> int:
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def _case(self, story: Story) -> Case:
        code, year = story.bureau.region.code, localdate(story.filed_at).year
        prefix, unit = self.procedure.prefix, story.bureau.unit
        titles = dict(next(one for one in self.procedure.filing.fields if one.name == "target").options)
        n = self._next(f"case:{prefix}:{code[:6]}:{year}")
        return Case(
            number=case_number(prefix, code, year, n), tracking_code=tracking.new(), kind=KIND,
            version_id=self.version, title=f"{self.procedure.title} · {titles[story.target]}",
            channel=story.channel, region=story.bureau.region, origin_unit=unit, unit=unit, county_unit=unit,
            answers=story.answers, confidential=self.procedure.confidential, filed_at=story.filed_at,
            item=self.item.code if self.item else "", item_version=self.item.version if self.item else 0,
        )  # fmt: skip

    def _play(self, story: Story, cases: dict[int, Case]) -> None:
        """The acts, and at their end the state of the case."""
        case, begin = cases[story.n], self.procedure.filing
        state = begin.state
        filed = Act(
            case=case, seq=1, verb="file", title="提交申请", to_state=state, at=story.filed_at, actor=CITIZEN.ref,
            actor_name="当事人", desk=case.unit.name, basis=begin.basis, milestone=begin.milestone.key,
            public_text=begin.milestone.text,
        )  # fmt: skip
        acts = [filed]
        if begin.record is not None:
            self._record(filed, story, None, begin.record, told_answers(self.procedure, story.answers))
        for seq, step in enumerate(story.steps, start=2):
            if story.into is not None and step.verb == "merge":
                step.answers["into"] = cases[story.into.n].number
            verb = self.procedure.verbs[step.verb]
            act = self._act(case, seq, state, verb, step)
            acts.append(act)
            if verb.record is not None and step.told:
                self._record(act, story, step, verb.record, _rows(verb, step))
            state = act.to_state
        last = story.steps[-1].at if story.steps else story.filed_at
        case.state, case.phase = state, self.procedure.states[state].phase
        case.closed_at = last if case.phase == "done" else None
        case.revision, self.acts[story.n] = len(acts), acts

    def _act(self, case: Case, seq: int, state: str, verb: Verb, step: Step) -> Act:
        milestone = verb.milestone
        return Act(
            case=case, seq=seq, verb=verb.name, title=verb.title, from_state=state, to_state=verb.target(state),
            at=step.at, actor=step.by.ref, actor_name=step.by.name or "当事人", desk=case.unit.name,
            basis=verb.basis, milestone=milestone.key if milestone else "",
            public_text=milestone.text if milestone else "",
        )  # fmt: skip

    def _record(
        self, act: Act, story: Story, step: Step | None, spec: RecordSpec, rows: list[dict[str, str]]
    ) -> None:
        record = Record(
            case=act.case, act=act, key=spec.key, title=spec.title, unit=story.bureau.unit, data=rows,
            given=spec.given, made_at=act.at,
        )  # fmt: skip
        self.records.append((record, story, step, spec))

    def _keep_records(self) -> None:
        """Numbered in the order in which they were made, as the house would have numbered them."""
        self.records.sort(key=lambda one: (one[0].made_at, one[1].n))
        for record, story, _, spec in self.records:
            if spec.number:
                year = localdate(record.made_at).year
                n = self._next(pool_name(spec.key, story.bureau.unit.pk, year))
                record.number = spec.number.format(place=story.bureau.place, year=year, n=n)
            if spec.is_letter:
                record.paper = self._letter(record, story, spec)
        _many(one[0] for one in self.records)

    def _letter(self, record: Record, story: Story, spec: RecordSpec) -> dict[str, Any]:
        values = slot_values(
            record.case, record.data, at=record.made_at, paper=record.number, desk=story.bureau.unit.name
        )
        made = letter(spec, values)
        if story.oddity.remedy == "none":
            made["remedy"] = []
        elif story.oddity.remedy == "short":
            made["remedy"] = [
                one.replace("60日", "30日") if isinstance(one, str) else one for one in made["remedy"]
            ]
        return made

    def _party(self, story: Story, case: Case) -> Party:
        party = Party(case=case, role=PartyRole.APPLICANT, name=story.name, phone=story.phone)
        party.set_indexes()
        return party

    def _on_the_ledger(self, stories: Iterable[Story], cases: dict[int, Case]) -> None:
        acts: dict[str, dict[str, Any]] = {}
        for one in stories:
            case = cases[one.n]
            did = [[act.verb, act.at.isoformat(), act.actor] for act in self.acts[one.n]]
            acts[case.subject] = {
                "number": case.number,
                "procedure": f"{KIND}/{self.procedure.version}",
                "region": case.region_id,
                "unit": case.unit.code,
                "state": case.state,
                "channel": case.channel,
                "acts": sha256(canonical.encode(did)).hexdigest(),
            }
        entries = append_many(
            acts=acts, at=self.until, actor=SYSTEM.ref, code=LedgerCode.TAKEN_OVER, fresh=True
        )
        digests = {entry.subject: entry.digest for entry in entries}
        for one in stories:
            for act in self.acts[one.n]:
                act.entry_digest = digests[cases[one.n].subject]

    def _row(self, story: Story, cases: dict[int, Case]) -> Complaint:
        told = {step.verb: step for step in story.steps}
        row = Complaint(case=cases[story.n], target=story.target)
        if first := told.get("classify") or told.get("guide"):
            row.sort, row.taker_id = first.answers["class"], first.by.officer_id
        if "assign" in told:
            row.first_id = story.bureau.first.officer_id
            row.second_id = None if story.oddity.handler_alone else story.bureau.second.officer_id
        row.weighty = "draft" in told and told["draft"].answers["weighty"] == "yes"
        if "legal_review" in told:
            row.reviewed_on = localdate(told["legal_review"].at)
        if "discuss" in told:
            row.discussed_on = localdate(told["discuss"].at)
        row.result = told["decide"].answers["result"] if "decide" in told else ""
        row.merged_into = cases[story.into.n] if story.into else None
        row.about = about(story.answers)
        row.wording = wording(told["decide"].answers["facts"]) if "decide" in told else ""
        return row

    def _submission(self, story: Story, case: Case) -> Submission:
        filing = Filing(
            kind=KIND, region=case.region, applicant=Applicant(story.name, story.phone), answers=story.answers
        )
        return Submission(
            key=f"demo-former-complaint-{story.n}", digest=filing.digest(), case=case, at=story.filed_at
        )


def _rows(verb: Verb, step: Step) -> list[dict[str, str]]:
    return [
        {"name": one.name, "label": one.title, "value": shown_value(one, step.answers[one.name])}
        for one in verb.fields
        if one.name in step.answers
    ]


def _many(rows: Iterable[Model]) -> None:
    held = list(rows)
    for start in range(0, len(held), BATCH):
        type(held[0])._default_manager.bulk_create(held[start : start + BATCH])
