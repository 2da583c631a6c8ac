"""How a case begins: one transaction from the citizen's words to a number, a clock and a ledger entry."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.asking import clean_filing
from zhichi.foundation.cases.actions.effects import desk_for
from zhichi.foundation.cases.actions.faults import KeyReusedError, RefusedError, refusing
from zhichi.foundation.cases.actions.opening import Opened, Opening, open_case, parties_of, prepare
from zhichi.foundation.cases.actions.signing import signed
from zhichi.foundation.cases.enums import Channel, Relation
from zhichi.foundation.cases.models import Case, Submission
from zhichi.foundation.cases.rules import SHANGHAI, Person, PersonError, clean_person
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.procedures.public import (
    NoProcedureError,
    Procedure,
    current_id,
    procedure_of,
)
from zhichi.foundation.regions.public import Level, Region, Tier, Unit
from zhichi.foundation.sockets.public import FILED, MandateGiven
from zhichi.foundation.statements.public import Slot, insert_all, reading
from zhichi.kernel import canonical

LONGEST_KEY = 80
MOST_OPPOSING = 20


class Applicant(Person):
    """Who asks. `pin` stands in for phone and id where a procedure takes anonymous filings."""


@dataclass(frozen=True)
class Filing:
    """What is filed: kind, place, answers by field name, who asks, and the papers handed in (file, name)."""

    kind: str
    region: Region
    applicant: Applicant
    answers: Mapping[str, Any] = field(default_factory=dict)
    channel: str = Channel.WEB
    agent: Applicant | None = None
    # What the agent is to the applicant (Relation); empty where nobody said.
    relation: str = ""
    opposing: Sequence[str] = ()
    papers: Sequence[tuple[StoredFile, str]] = ()
    # For each paper the material of the item it stands for ("" for none); empty where nobody said.
    stands_for: Sequence[str] = ()
    # Commitments in place of proofs: (key of the proof, the words as they were shown and accepted).
    promises: Sequence[tuple[str, str]] = ()
    # What the citizen asked somebody to do for him, where an officer files in his place.
    mandate: MandateGiven | None = None
    # Where it begins when that is already decided (referred work); else the procedure's first desk for the region.
    desk: Unit | None = None
    # The service item that was asked for, by its code: the days that its guide promises run for it.
    item: str = ""
    item_version: int = 0
    # From when the first clocks count, where what set it going lies before the day it is recorded.
    since: datetime | None = None
    # The version in force on the day of filing, where the caller has already asked for it.
    version_id: int | None = None

    def digest(self) -> str:
        """SHA-256 over everything that makes two filings the same; CanonicalError for what JSON cannot hold."""
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
                    **({"relation": self.relation} if self.relation else {}),
                    **({"mandate": _told(self.mandate)} if self.mandate else {}),
                    **({"promises": [list(pair) for pair in self.promises]} if self.promises else {}),
                }
            )
        ).hexdigest()


def _told(mandate: MandateGiven) -> dict[str, Any]:
    return asdict(mandate) | {"scope": list(mandate.scope), "until": mandate.until.isoformat()}


@dataclass(frozen=True)
class Filed:
    """The case; `opened` is what was begun with it, when it was filed now and not before."""

    case: Case
    opened: Opened | None = None

    @property
    def repeated(self) -> bool:
        return self.opened is None


def file(*, filing: Filing, key: str, by: Actor, at: datetime) -> Filed:
    """File once under an idempotency key; a repeat answers the first case.

    Raises RefusedError (with the field at fault) when something is missing or wrong, KeyReusedError when the
    key was used for other content. The number exists only once everything is committed.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        raise RefusedError(f"提交的编号应当有 1 到 {LONGEST_KEY} 个字符。", "key")
    digest = _digest(filing)
    first = _first(key, digest)
    if first is not None:
        return first
    with refusing():
        # What only reads or computes comes before the transaction: on SQLite it is the one that may write.
        opening = _checked(filing, digest, by=by, at=at)
        case, parties = prepare(opening), parties_of(opening)
        try:
            with transaction.atomic():
                opened = open_case(opening, case, parties)
                insert_all([Submission.fresh(key=key, digest=digest, case=case, at=at)])
                for told in FILED:
                    told(case=case, filing=filing, by=by, at=at)
        except IntegrityError:
            # The same key came twice at once: the other one is committed by now.
            first = _first(key, digest)
            if first is None:
                raise
            return first
    return Filed(case, opened)


@reading
def submitted(*, key: Slot) -> QuerySet[Submission, tuple[str, int]]:
    """Digest and case of what was filed under a key, if anything was."""
    return Submission.objects.filter(pk=key).values_list("digest", "case_id")


def _digest(filing: Filing) -> str:
    try:
        return filing.digest()
    except canonical.CanonicalError as error:
        raise RefusedError("填写的内容里有不能识别的数据，请检查后重新填写。", "answers") from error


def _first(key: str, digest: str) -> Filed | None:
    held = submitted.first(key=key)
    if held is None:
        return None
    if held[0] != digest:
        raise KeyReusedError("这次提交的编号已用于另一份内容，请重新填写后再提交。")
    return Filed(Case.objects.select_related("unit", "region").get(pk=held[1]))


def _checked(filing: Filing, digest: str, *, by: Actor, at: datetime) -> Opening:
    """The filing with its procedure, everything in it checked and in its one form."""
    day = at.astimezone(SHANGHAI).date()
    try:
        version_id = filing.version_id or current_id(filing.kind, day)
    except NoProcedureError as error:
        raise RefusedError("这项业务暂时不能办理。", "kind") from error
    if filing.channel not in Channel.values:
        raise RefusedError("没有这种来源渠道。", "channel")
    if filing.region.level < Level.COUNTY and filing.desk is None:
        raise RefusedError("请选择到县（市、区）。", "region")
    if filing.region.valid_to is not None and filing.region.valid_to <= day:
        raise RefusedError("所选的地方已经撤并，请重新选择。", "region")
    procedure = procedure_of(version_id)
    if procedure.is_internal and by.kind == "citizen":
        raise RefusedError("这项业务由工作人员办理，不能自己提交。", "kind")
    applicant, agent = _people(filing, procedure)
    answers = clean_filing(
        procedure,
        filing.answers,
        papers=len(filing.papers),
        stands_for=filing.stands_for,
        channel=filing.channel,
        drawn=signed(filing.papers, filing.stands_for),
        on=day,
    )
    desk = filing.desk or desk_for(filing.region, procedure.filing.desk, same=None, origin=None)
    if desk is None:
        raise RefusedError("所选地区还没有受理单位，请拨打 12348。", "region")
    return Opening(
        procedure=procedure,
        version_id=version_id,
        region=filing.region,
        desk=desk,
        county_id=(None if desk.tier == Tier.CITY else desk.county_id()) or desk.pk,
        applicant=applicant,
        agent=agent,
        relation=filing.relation if agent else "",
        opposing=tuple(name.strip()[:80] for name in filing.opposing[:MOST_OPPOSING] if name.strip()),
        answers=answers,
        channel=filing.channel,
        papers=filing.papers,
        stands_for=filing.stands_for,
        digest=digest,
        item=filing.item,
        item_version=filing.item_version,
        since=filing.since,
        by=by,
        at=at,
    )


def _people(filing: Filing, procedure: Procedure) -> tuple[Person, Person | None]:
    try:
        applicant = clean_person(filing.applicant)
        agent = clean_person(filing.agent) if filing.agent else None
    except PersonError as error:
        raise RefusedError(str(error), error.field) from error
    if not procedure.filing.anonymous:
        if not applicant.name:
            raise RefusedError("请填写申请人姓名。", "name")
        applicant = replace(applicant, pin="")
    if filing.relation not in {"", *Relation.values}:
        raise RefusedError("请选择代理人和当事人的关系。", "relation")
    if not any(each.phone or each.id_number or each.pin for each in (applicant, agent) if each):
        raise RefusedError("请留下手机号，或设一个四位查询密码，以便查询进度。", "phone")
    return applicant, agent
