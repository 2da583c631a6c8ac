"""The adjustment of the powers list as a case: how it begins, its proposal, what its verbs ask of us."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.powers import (
    PAST,
    PowerError,
    end_power,
    known_laws,
    power_faults,
    publish_power,
)
from zhichi.domains.catalogue.enums import Adjustment, Code
from zhichi.domains.catalogue.models import ArticleChange, Power, PowerAdjustment, PowerVersion
from zhichi.domains.catalogue.models.ended import ended_in
from zhichi.domains.catalogue.rules.cited_in import basis_text
from zhichi.domains.catalogue.rules.power_shape import NO_BASIS, PowerFault, faults_of_power
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Applicant, Case, Channel, Filing, RefusedError, file
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.regions.public import Region, Unit, UnitKind
from zhichi.foundation.timelimits.public import current_calendar
from zhichi.kernel.workdays import BEIJING

KIND = "power_adjustment"
WRITABLE = frozenset({"trigger_detected", "proposal"})
Answers = Mapping[str, Any]


def bureau() -> tuple[Unit, Region]:
    """The city bureau, at whose desk the list is kept, and its city."""
    found = Unit.objects.filter(kind=UnitKind.BUREAU, valid_to__isnull=True).select_related("region").first()
    if found is None or found.region is None:
        raise RefusedError("还没有登记市司法局，不能办清单调整。请系统管理员先登记。")
    return found, found.region


@transaction.atomic
def open_adjustment(
    *,
    power: Power | None,
    trigger: str,
    reason: str,
    by: Actor,
    at: datetime,
    change: ArticleChange | None = None,
    since: date | None = None,
    key: str = "",
) -> PowerAdjustment:
    """Open a case of adjustment for an item, or for one to be added. The bureau itself stands as its applicant.

    `since`: the day of what set it going; the first clock counts from it. `key` makes a second try answer the first
    case. Raises RefusedError, PermissionError when `by` may not.
    """
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    desk, region = bureau()
    latest = power.versions.order_by("-version").first() if power else None
    filing = Filing(
        kind=KIND,
        region=region,
        desk=desk,
        channel=Channel.OFFICE,
        # There is no citizen: nobody tracks it from outside, and the bureau's own telephone stands for it.
        applicant=Applicant(name=desk.name, phone=desk.phone, pin="" if desk.phone else "0000"),
        answers={
            "trigger": trigger,
            "power": latest.title if latest else "",
            "reason": reason,
            **({"since": since.isoformat()} if since else {}),
        },
        since=counted_from(since, at),
    )
    if change is not None and power is not None:
        key = f"change:{change.pk}:{power.code}"
    case = file(
        filing=filing, key=key or f"adjust:{power.code if power else 'new'}:{at.isoformat()}", by=by, at=at
    ).case
    adjustment, _ = PowerAdjustment.objects.get_or_create(
        case=case,
        defaults={
            "power": power,
            "code": power.code if power else "",
            "trigger": trigger,
            "change": change,
            "proposal": latest.document if latest else {},
        },
    )
    return adjustment


@transaction.atomic
def write_proposal(
    *,
    adjustment: PowerAdjustment,
    kind: str,
    code: str,
    proposal: Mapping[str, Any],
    effective_on: date,
    by: Actor,
    at: datetime,
) -> PowerAdjustment:
    """What the item would say, and from when. Raises PowerError with every fault, RefusedError when it is too late."""
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    # The case first, as every verb locks it: what is being proposed at this moment is not rewritten.
    Case.objects.select_for_update().get(pk=adjustment.case_id)
    rows = PowerAdjustment.objects.select_for_update(of=("self",))
    held = rows.select_related("case", "power").get(pk=adjustment.pk)
    if held.case.state not in WRITABLE:
        raise RefusedError("建议已经提出，不能再改；要改请先退回。")
    code = held.power.code if held.power else code.strip()
    faults = list(_faults(held, kind, code, proposal))
    if effective_on < localdate(at):
        faults.append(PowerFault("effective_on", PAST))
    if faults:
        raise PowerError(faults)
    held.kind, held.code, held.effective_on = kind, code, effective_on
    held.proposal = {} if kind == Adjustment.CANCEL else dict(proposal)
    held.save(update_fields=["kind", "code", "effective_on", "proposal"])
    append(
        subject=held.case.subject,
        at=at,
        actor=by.ref,
        code=Code.PROPOSAL_WRITTEN,
        payload={
            "kind": kind,
            "code": code,
            "effective_on": effective_on.isoformat(),
            "proposal": held.proposal,
        },
    )
    return held


def _faults(held: PowerAdjustment, kind: str, code: str, proposal: Mapping[str, Any]) -> list[PowerFault]:
    if held.power is None and kind != Adjustment.ADD:
        return [PowerFault("kind", "新增的事项，调整方式只能选新增。")]
    if held.power is not None and kind == Adjustment.ADD:
        return [PowerFault("kind", "这一项清单里已经有，不能选新增。")]
    if kind == Adjustment.CANCEL:
        return []
    faults = faults_of_power(proposal, known_laws())
    if not code:
        faults.append(PowerFault("code", "请写明事项编码。"))
    elif (
        held.power is None
        and PowerVersion.objects.filter(power__code=code, effective_to__isnull=True).exists()
    ):
        faults.append(PowerFault("code", "这个编码清单里已经有了。"))
    return faults


def adjustment_of(case: Case) -> PowerAdjustment:
    try:
        return PowerAdjustment.objects.select_related("power").get(case=case)
    except PowerAdjustment.DoesNotExist:
        raise RefusedError("这一件没有登记要调整的权责事项，不能往下办。") from None


def check_proposal(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """Nothing goes on without a whole proposal that stands on living law (没有法律依据不得设定)."""
    held = adjustment_of(case)
    if not held.kind or held.effective_on is None:
        raise RefusedError("还没有写调整建议。请先在“写调整建议”里写好再提出。")
    if held.kind == Adjustment.CANCEL:
        return
    if faults := faults_of_power(held.proposal, known_laws()):
        raise RefusedError(f"调整建议还不完整。{faults[0]}")
    dead = ended_in(basis_text(held.proposal["basis"]), held.effective_on)
    if dead:
        raise RefusedError(f"{dead[0].sentence}{NO_BASIS}")
    if faults := power_faults(held.proposal, held.effective_on):
        raise RefusedError(f"{faults[0]}{NO_BASIS}")


def check_publication(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """What was approved begins on a day that has not passed, however long the approval took."""
    check_proposal(case=case, verb=verb, answers=answers, by=by, at=at)
    day, approved = _day(answers), adjustment_of(case).effective_on
    if day < localdate(at):
        raise RefusedError(PAST, "effective_on")
    # Another day than the approved one is set only where that has passed meanwhile.
    if approved is not None and day != approved >= localdate(at):
        said = f"{approved.year}年{approved.month}月{approved.day}日"
        raise RefusedError(f"批准的是从{said}起施行，公布的日期要和批准的一致。", "effective_on")


def publish_proposal(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """The list says from the day on what was approved."""
    held = adjustment_of(case)
    day = _day(answers)
    try:
        if held.kind == Adjustment.CANCEL:
            end_power(code=held.code, effective_on=day, by=by, at=at, basis=act.basis)
        else:
            version, _ = publish_power(
                code=held.code, document=held.proposal, effective_from=day, by=by, at=at, basis=act.basis
            )
            held.power = version.power
    except PowerError as error:
        raise RefusedError(str(error)) from error
    held.effective_on = day
    held.save(update_fields=["power", "effective_on"])


def _day(answers: Answers) -> date:
    value = answers["effective_on"]
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def counted_from(since: date | None, at: datetime) -> datetime | None:
    """The moment from which the first clock counts, where that lies before `at`; None: from `at`.

    A change that comes later counts from the day it was recorded; a day before the calendars that are recorded cannot
    be counted from, and what is that late is late anyhow.
    """
    if since is None or since >= localdate(at):
        return None
    years = current_calendar().years
    first = min((year for year in years if set(range(year, localdate(at).year + 1)) <= years), default=None)
    if first is None:
        return None
    return datetime.combine(max(since, date(first, 1, 1)), time.min, BEIJING)
