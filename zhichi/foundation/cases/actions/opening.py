"""What a filing that is sound brings about, inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.effects import desk_for, index_case, make_record, set_next_date
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.enums import PartyRole
from zhichi.foundation.cases.models import Act, Case, Counter, Material, Party
from zhichi.foundation.cases.rules import SHANGHAI, Person, case_number
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.regions.public import Level, Region, Tier, Unit
from zhichi.foundation.timelimits.public import Clock, start
from zhichi.kernel import tracking


@dataclass(frozen=True)
class Opening:
    """A filing checked: what the new case begins with."""

    procedure: Procedure
    version_id: int
    region: Region
    desk: Unit | None
    applicant: Person
    agent: Person | None
    opposing: Sequence[str]
    answers: Mapping[str, Any]
    channel: str
    papers: Sequence[tuple[StoredFile, str]]
    digest: str
    by: Actor
    at: datetime


def open_case(opening: Opening) -> Case:
    """The case with its number, parties, clocks, first act and ledger entry; RefusedError where no desk serves."""
    begin = opening.procedure.filing
    desk = opening.desk or desk_for(opening.region, begin.desk, same=None, origin=None)
    if desk is None:
        raise RefusedError("所选地区还没有受理单位，请拨打 12348。", "region")
    case = _begun(opening, desk)
    clocks = [
        start(subject=case.subject, limit=effect.target, at=opening.at, by=opening.by.ref)
        for effect in begin.clocks
        if effect.action == "start"
    ]
    set_next_date(case, clocks)
    case.save(force_insert=True)
    _parties(case, opening)
    act = _first_act(case, opening, clocks)
    Material.objects.bulk_create(
        [
            Material(case=case, file=stored, name=name, given_by=act.actor_name, given_at=opening.at)
            for stored, name in opening.papers
        ]
    )
    if begin.record is not None:
        make_record(act, begin.record, begin.fields, opening.answers, unit_id=desk.pk)
    index_case(case)
    return case


def _begun(opening: Opening, desk: Unit) -> Case:
    """The case before it is written, numbered in its county's row."""
    procedure, region = opening.procedure, opening.region
    if region.level < Level.COUNTY:
        raise RefusedError("请选择到县（市、区）。", "region")
    code = region.code
    year = opening.at.astimezone(SHANGHAI).year
    n = Counter.objects.next(f"case:{procedure.prefix}:{code[:6]}:{year}")
    begin = procedure.states[procedure.filing.state]
    return Case(
        number=case_number(procedure.prefix, code, year, n),
        tracking_code=tracking.new(),
        kind=procedure.kind,
        version_id=opening.version_id,
        state=begin.name,
        phase=begin.phase,
        title=_title(opening),
        channel=opening.channel,
        region=region,
        origin_unit=desk,
        unit=desk,
        county_unit=(None if desk.tier == Tier.CITY else desk.county_unit()) or desk,
        answers=dict(opening.answers),
        confidential=procedure.confidential,
        filed_at=opening.at,
    )


def _title(opening: Opening) -> str:
    """Kind and matter, from a choice only: free words could name a person."""
    procedure = opening.procedure
    for wanted in procedure.filing.fields:
        if wanted.name == procedure.subject_field:
            matter = dict(wanted.options).get(str(opening.answers.get(wanted.name, "")), "")
            return f"{procedure.title} · {matter}" if matter else procedure.title
    return procedure.title


def _parties(case: Case, opening: Opening) -> None:
    people = [(PartyRole.APPLICANT, opening.applicant)]
    if opening.agent is not None:
        people.append((PartyRole.AGENT, opening.agent))
    people += [(PartyRole.OPPOSING, Person(name=name)) for name in opening.opposing]
    for role, person in people:
        Party(
            case=case,
            role=role,
            name=person.name,
            phone=person.phone,
            id_type=person.id_type,
            id_number=person.id_number or person.pin,
            address=person.address,
        ).save(force_insert=True)


def _first_act(case: Case, opening: Opening, clocks: Sequence[Clock]) -> Act:
    procedure, by, at = opening.procedure, opening.by, opening.at
    begin = procedure.filing
    entry = append(
        subject=case.subject,
        at=at,
        actor=by.ref,
        code=f"cases.{procedure.kind}.filed",
        basis=begin.basis,
        payload={
            "number": case.number,
            "procedure": f"{procedure.kind}/{procedure.version}",
            "region": case.region_id,
            "unit": case.unit.code,
            "state": case.state,
            "channel": case.channel,
            "content": opening.digest,
            "papers": [stored.digest for stored, _ in opening.papers],
            "clocks": [
                {"limit": clock.limit.key, "due": clock.due_on.isoformat() if clock.due_on else None}
                for clock in clocks
            ],
        },
        fresh=True,
    )
    act = Act(
        case=case,
        seq=1,
        verb="file",
        title="提交申请",
        to_state=case.state,
        at=at,
        actor=by.ref,
        actor_name=by.name or "当事人",
        desk=case.unit.name,
        basis=begin.basis,
        milestone=begin.milestone.key,
        public_text=begin.milestone.text,
        entry_digest=entry.digest,
    )
    act.save(force_insert=True)
    return act
