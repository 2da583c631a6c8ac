"""What a filing that is sound brings about: prepared outside, written inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.asking import subject_of, told_answers
from zhichi.foundation.cases.actions.clockwork import set_next_date
from zhichi.foundation.cases.actions.effects import index_case
from zhichi.foundation.cases.actions.lettering import letter_for
from zhichi.foundation.cases.actions.recording import keep_record
from zhichi.foundation.cases.enums import PartyRole
from zhichi.foundation.cases.models import Act, Case, Counter, Material, Party
from zhichi.foundation.cases.rules import SHANGHAI, Person, case_number
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import Entry, append
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.statements.public import insert_all
from zhichi.foundation.timelimits.public import Clock, promise_key, promise_of, start_all
from zhichi.kernel import tracking


@dataclass(frozen=True)
class Opening:
    """A filing checked: what the new case begins with. `county_id`: the county bureau above the desk, or the desk."""

    procedure: Procedure
    version_id: int
    region: Region
    desk: Unit
    county_id: int
    applicant: Person
    agent: Person | None
    relation: str
    opposing: Sequence[str]
    answers: Mapping[str, Any]
    channel: str
    papers: Sequence[tuple[StoredFile, str]]
    stands_for: Sequence[str]
    digest: str
    by: Actor
    at: datetime
    item: str = ""
    item_version: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Opened:
    """A case just begun, with its entry on the ledger and the clocks it started."""

    case: Case
    entry: Entry
    clocks: Sequence[Clock]


def open_case(opening: Opening, prepared: Case, parties: Sequence[Party]) -> Opened:
    """Number and write what `prepare` and `parties_of` made before the transaction: clocks, first act, ledger entry."""
    begin, case = opening.procedure.filing, prepared
    case.number = _number(opening)
    limits = [effect.target for effect in begin.clocks if effect.action == "start"]
    clocks = start_all(
        subject=case.subject,
        limits=limits,
        promise=promise_key(opening.item),
        at=opening.since or opening.at,
        by=opening.by.ref,
    )
    case.promise = promise_of(clocks)
    set_next_date(case, clocks)
    insert_all([case])
    for party in parties:
        party.case = case
    insert_all(parties)
    entry = _entry(case, opening, clocks)
    act = _first_act(case, opening, entry)
    if opening.papers:
        Material.objects.bulk_create(
            [
                Material(
                    case=case,
                    file=stored,
                    name=name,
                    kind=kind,
                    given_by=act.actor_name,
                    given_at=opening.at,
                )
                for (stored, name), kind in zip(
                    opening.papers, chain(opening.stands_for, repeat("")), strict=False
                )
            ]
        )
    if begin.record is not None:
        rows = told_answers(opening.procedure, opening.answers, public=begin.record.given)
        keep_record(act, begin.record, rows, desk=opening.desk, lettering=letter_for)
    index_case(case)
    return Opened(case, entry, clocks)


def prepare(opening: Opening) -> Case:
    """The case before it is written: all of it but its number and its dates. Asks the database nothing."""
    procedure, desk = opening.procedure, opening.desk
    begin = procedure.states[procedure.filing.state]
    return Case.fresh(
        tracking_code=tracking.new(),
        kind=procedure.kind,
        version_id=opening.version_id,
        state=begin.name,
        phase=begin.phase,
        title=_title(opening),
        channel=opening.channel,
        region=opening.region,
        origin_unit=desk,
        unit=desk,
        county_unit_id=opening.county_id,
        answers=dict(opening.answers),
        confidential=procedure.confidential,
        filed_at=opening.at,
        item=opening.item,
        item_version=opening.item_version,
    )


def _number(opening: Opening) -> str:
    """The next number in the row of the county, kind and year."""
    prefix, code = opening.procedure.prefix, opening.region.code
    year = opening.at.astimezone(SHANGHAI).year
    n = Counter.objects.next(f"case:{prefix}:{code[:6]}:{year}")
    return case_number(prefix, code, year, n)


def _title(opening: Opening) -> str:
    """Kind and matter, from a choice only: free words could name a person."""
    procedure = opening.procedure
    matter = subject_of(procedure, opening.answers)
    return f"{procedure.title} · {matter}" if matter else procedure.title


def parties_of(opening: Opening) -> list[Party]:
    """The people of the case, with their blind indexes, before there is a case."""
    people = [(PartyRole.APPLICANT, opening.applicant)]
    if opening.agent is not None:
        people.append((PartyRole.AGENT, opening.agent))
    people += [(PartyRole.OPPOSING, Person(name=name)) for name in opening.opposing]
    parties = [
        Party.fresh(
            role=role,
            relation=opening.relation if role == PartyRole.AGENT else "",
            name=person.name,
            phone=person.phone,
            id_type=person.id_type,
            id_number=person.id_number or person.pin,
            address=person.address,
        )
        for role, person in people
    ]
    for party in parties:
        party.set_indexes()
    return parties


def _entry(case: Case, opening: Opening, clocks: Sequence[Clock]) -> Entry:
    procedure = opening.procedure
    return append(
        subject=case.subject,
        at=opening.at,
        actor=opening.by.ref,
        code=f"cases.{procedure.kind}.filed",
        basis=procedure.filing.basis,
        payload={
            "number": case.number,
            "procedure": f"{procedure.kind}/{procedure.version}",
            **({"item": f"{opening.item}/{opening.item_version}"} if opening.item else {}),
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


def _first_act(case: Case, opening: Opening, entry: Entry) -> Act:
    begin, by = opening.procedure.filing, opening.by
    act = Act.fresh(
        case=case,
        seq=1,
        verb="file",
        title="提交申请",
        to_state=case.state,
        at=opening.at,
        actor=by.ref,
        actor_name=by.name or "当事人",
        desk=case.unit.name,
        basis=begin.basis,
        milestone=begin.milestone.key,
        public_text=begin.milestone.text,
        entry_digest=entry.digest,
    )
    return insert_all([act])[0]
