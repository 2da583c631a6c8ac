"""How a case begins: one transaction from the citizen's words to a number, a clock and a ledger entry."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.effects import SHANGHAI, desk_for, index_case, set_next_date
from zhichi.foundation.cases.actions.faults import KeyReusedError, RefusedError
from zhichi.foundation.cases.enums import Channel, PartyRole
from zhichi.foundation.cases.models import Act, Case, Counter, Material, Party, Record, Submission
from zhichi.foundation.cases.rules import case_number
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import NoProcedureError, Procedure, current_id, procedure_of
from zhichi.foundation.regions.public import Region, Tier, Unit, county_of
from zhichi.foundation.timelimits.public import Clock, start
from zhichi.kernel import canonical, tracking


@dataclass(frozen=True)
class Applicant:
    """Who asks. `pin` stands in for phone and id where a procedure takes anonymous filings."""

    name: str = ""
    phone: str = ""
    id_type: str = ""
    id_number: str = ""
    address: str = ""
    pin: str = ""


@dataclass(frozen=True)
class Filing:
    """What is filed: kind, place, answers by field name, who asks, and the papers handed in (file, name)."""

    kind: str
    region: Region
    applicant: Applicant
    answers: Mapping[str, Any] = field(default_factory=dict)
    channel: str = Channel.WEB
    agent: Applicant | None = None
    opposing: Sequence[str] = ()
    papers: Sequence[tuple[StoredFile, str]] = ()
    # Where it begins when that is already decided (referred work); else the procedure's first desk for the region.
    desk: Unit | None = None

    def digest(self) -> str:
        """SHA-256 over everything that makes two filings the same."""
        return hashlib.sha256(
            canonical.encode(
                {
                    "kind": self.kind,
                    "region": self.region.pk,
                    "applicant": asdict(self.applicant),
                    "agent": asdict(self.agent) if self.agent else None,
                    "opposing": list(self.opposing),
                    "answers": dict(self.answers),
                    "papers": [[stored.digest, name] for stored, name in self.papers],
                }
            )
        ).hexdigest()


@dataclass(frozen=True)
class Filed:
    case: Case
    repeated: bool


def file(*, filing: Filing, key: str, by: Actor, at: datetime) -> Filed:
    """File once under an idempotency key; a repeat answers the first case.

    Raises RefusedError (with the field at fault) when something needed is missing, KeyReusedError when the
    key was used for other content. The number exists only once everything is committed.
    """
    digest = filing.digest()
    first = _first(key, digest)
    if first is not None:
        return first
    try:
        with transaction.atomic():
            case = _open(filing, by=by, at=at)
            Submission.objects.create(key=key, digest=digest, case=case, at=at)
    except IntegrityError:
        first = _first(key, digest)
        if first is None:
            raise
        return first
    return Filed(case, repeated=False)


def _first(key: str, digest: str) -> Filed | None:
    held = Submission.objects.select_related("case__unit", "case__region").filter(pk=key).first()
    if held is None:
        return None
    if held.digest != digest:
        raise KeyReusedError("这次提交的编号已用于另一份内容，请重新填写后再提交。")
    return Filed(held.case, repeated=True)


def _open(filing: Filing, *, by: Actor, at: datetime) -> Case:
    try:
        version_id = current_id(filing.kind, at.astimezone(SHANGHAI).date())
    except NoProcedureError as error:
        raise RefusedError("这项业务暂时不能办理。", "kind") from error
    procedure = procedure_of(version_id)
    _require(filing, procedure)
    desk = filing.desk or desk_for(filing.region, procedure.filing.desk, same=None, origin=None)
    if desk is None:
        raise RefusedError("所选地区还没有受理单位，请拨打 12348。", "region")
    county = desk.county_unit() if desk.tier != Tier.CITY else desk
    case = _insert(filing, procedure, version_id, desk, county, at)
    _parties(case, filing)
    clocks = [
        start(subject=case.subject, limit=effect.target, at=at, by=by.ref)
        for effect in procedure.filing.clocks
        if effect.action == "start"
    ]
    _begin(case, filing, procedure, clocks, by=by, at=at)
    index_case(case)
    return case


def _require(filing: Filing, procedure: Procedure) -> None:
    person = filing.applicant
    if not procedure.filing.anonymous and not person.name:
        raise RefusedError("请填写申请人姓名。", "name")
    if not (person.phone or person.id_number or person.pin):
        raise RefusedError("请留下手机号，或设一个四位查询密码，以便查询进度。", "phone")
    for wanted in procedure.filing.fields:
        if wanted.required and filing.answers.get(wanted.name) in (None, "", [], False):
            raise RefusedError(f"请填写“{wanted.title}”。", wanted.name)


def _insert(
    filing: Filing, procedure: Procedure, version_id: int, desk: Unit, county: Unit, at: datetime
) -> Case:
    code = filing.region.code if filing.region.level >= 3 else county_of(filing.region).code
    year = at.astimezone(SHANGHAI).year
    n = Counter.objects.next(f"case:{procedure.prefix}:{code[:6]}:{year}")
    begin = procedure.states[procedure.filing.state]
    case = Case(
        number=case_number(procedure.prefix, code, year, n),
        tracking_code=tracking.new(),
        kind=procedure.kind,
        version_id=version_id,
        state=begin.name,
        phase=begin.phase,
        title=_title(filing, procedure),
        channel=filing.channel,
        region=filing.region,
        origin_unit=desk,
        unit=desk,
        county_unit=county,
        answers=dict(filing.answers),
        confidential=procedure.confidential,
        filed_at=at,
    )
    case.save(force_insert=True)
    return case


def _title(filing: Filing, procedure: Procedure) -> str:
    """Kind and matter, from a choice only: free words could name a person."""
    for wanted in procedure.filing.fields:
        if wanted.name == procedure.subject_field:
            matter = dict(wanted.options).get(str(filing.answers.get(wanted.name, "")), "")
            return f"{procedure.title} · {matter}" if matter else procedure.title
    return procedure.title


def _parties(case: Case, filing: Filing) -> None:
    people = [(PartyRole.APPLICANT, filing.applicant)]
    if filing.agent is not None:
        people.append((PartyRole.AGENT, filing.agent))
    people += [(PartyRole.OPPOSING, Applicant(name=name)) for name in filing.opposing if name]
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


def _begin(
    case: Case, filing: Filing, procedure: Procedure, clocks: Sequence[Clock], *, by: Actor, at: datetime
) -> None:
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
            "content": filing.digest(),
            "papers": [stored.digest for stored, _ in filing.papers],
            "clocks": [{"limit": clock.limit.key, "due": clock.due_on.isoformat()} for clock in clocks],
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
    Material.objects.bulk_create(
        [
            Material(case=case, file=stored, name=name, given_by=by.name or "当事人", given_at=at)
            for stored, name in filing.papers
        ]
    )
    if begin.record is not None:
        Record.objects.create(
            case=case, act=act, key=begin.record.key, title=begin.record.title, unit=case.unit, data=[], made_at=at
        )
    set_next_date(case, clocks)
    Case.objects.filter(pk=case.pk).update(
        due_on=case.due_on, due_limit=case.due_limit, due_suspended=case.due_suspended
    )
