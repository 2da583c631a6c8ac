"""Proposals to add or change a point: made with evidence, reviewed by the county, applied when approved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_edit, can_propose, can_review, can_withdraw
from zhichi.domains.network.actions.cards import Book, Card, card_of, changes_of, differences, draft_of
from zhichi.domains.network.actions.changing import change_point
from zhichi.domains.network.actions.checking import OPEN, check_card, filed_as, open_book, others_of
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.part_changes import PartMovedError, put_part
from zhichi.domains.network.actions.registering import register_point
from zhichi.domains.network.enums import LedgerCode, ProposalKind, ProposalState
from zhichi.domains.network.models import Point, Proposal, ProposalFile
from zhichi.domains.network.rules.columns import BY_NAME, blank_card
from zhichi.domains.network.rules.doubts import Finding
from zhichi.domains.network.rules.twins import bare_name
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append

Evidence = Sequence[tuple[StoredFile, str]]
CODE_OF = {
    ProposalState.APPROVED: LedgerCode.APPROVED,
    ProposalState.RETURNED: LedgerCode.RETURNED,
    ProposalState.REFUSED: LedgerCode.REFUSED,
}


class ProposalError(ValueError):
    """A proposal cannot go on this way; `str()` is one Chinese sentence, `findings` what stops it."""

    def __init__(self, sentence: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(sentence)
        self.findings = tuple(findings)


def propose(
    *, by: Actor, at: datetime, card: Card, reason: str, point: Point | None = None, evidence: Evidence = ()
) -> Proposal:
    """Propose a new point, or what `point` shall be. ProposalError with the grave findings, PermissionDenied."""
    with transaction.atomic():
        if point is not None:
            # Held: two proposals for one point at once would contradict each other.
            point = Point.objects.select_for_update().get(pk=point.pk)
            refuse(can_propose(by, point.unit))
            if point.proposals.filter(state__in=OPEN).exclude(kind=ProposalKind.PART).exists():
                raise ProposalError("这个服务点已有一份申报在办，请等它办完，或者撤回以后再提。")
        proposal = Proposal(
            kind=ProposalKind.CHANGE if point else ProposalKind.ADD,
            point=point,
            proposed_by=by.ref,
            proposed_name=by.name,
            reason=reason,
        )
        _fill(proposal, by, at, card)
        put_forward(proposal, by=by, at=at, evidence=evidence)
    return proposal


def resubmit(
    *, by: Actor, at: datetime, proposal: Proposal, card: Card, reason: str, evidence: Evidence = ()
) -> Proposal:
    """Hand in a proposal once more that was returned or taken back, with what was put right."""
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        refuse(can_edit(by, proposal))
        others = Proposal.objects.filter(point=proposal.point, state__in=OPEN).exclude(pk=proposal.pk)
        others = others.exclude(kind=ProposalKind.PART)
        if proposal.point is not None and others.exists():
            raise ProposalError("这个服务点已有一份申报在办，请等它办完，或者撤回以后再提。")
        proposal.reason = reason
        _fill(proposal, by, at, card)
        put_forward(proposal, by=by, at=at, evidence=evidence)
    return proposal


def put_forward(proposal: Proposal, *, by: Actor, at: datetime, evidence: Evidence) -> Proposal:
    """Hand in a filled proposal, for the first time or again. An effect inside the caller's transaction."""
    fresh = proposal.pk is None
    proposal.state, proposal.proposed_at = ProposalState.SUBMITTED, at
    proposal.revision += 0 if fresh else 1
    proposal.save()
    ProposalFile.objects.bulk_create(
        ProposalFile(proposal=proposal, file=file, name=name[:120]) for file, name in evidence
    )
    code = LedgerCode.PROPOSED if fresh else LedgerCode.RESUBMITTED
    payload = _said(proposal) | {"files": [file.digest for file, _ in evidence]}
    _tell(proposal, by, at, code, payload, fresh=fresh)
    return proposal


def withdraw(*, by: Actor, at: datetime, proposal: Proposal) -> Proposal:
    """Take a proposal back before it is decided."""
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        refuse(can_withdraw(by, proposal))
        proposal.state = ProposalState.WITHDRAWN
        proposal.save(update_fields=["state"])
        _tell(proposal, by, at, LedgerCode.WITHDRAWN, {})
    return proposal


def review(
    *,
    by: Actor,
    at: datetime,
    proposal: Proposal,
    decision: str,
    opinion: str,
    revision: int,
    checked: Sequence[str] = (),
) -> Proposal:
    """Approve (and apply), return or refuse a proposal as it was read in `revision`.

    Who approves ticks off each doubt (`checked`, the sentences of `doubts_of`) and says in the opinion why it stands.
    ProposalError when it is no longer what the reviewer read, when the register has moved on, or when something
    grave has come up since; PermissionDenied for the proposer himself and for whoever may not review.
    """
    if decision not in CODE_OF:
        raise ProposalError("请选择审核结论。")
    if decision != ProposalState.APPROVED and not opinion.strip():
        raise ProposalError("退回或者不通过要写明理由，让申报人知道怎么改。")
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        refuse(can_review(by, proposal))
        if proposal.revision != revision:
            raise ProposalError("申报人刚刚补正过，请看过新的内容再审核。")
        proposal.state, proposal.opinion = decision, opinion.strip()
        proposal.reviewed_by, proposal.reviewed_name, proposal.reviewed_at = by.ref, by.name, at
        if decision == ProposalState.APPROVED:
            _check_ticks(doubts_of(proposal, at), checked, proposal.opinion)
            proposal.point = _apply(proposal, by, at)
        proposal.save()
        code = proposal.point.code if proposal.point else ""
        payload = {"opinion": proposal.opinion, "revision": revision, "point": code}
        if decision == ProposalState.APPROVED:
            payload["doubts"] = list(checked)
        _tell(proposal, by, at, CODE_OF[ProposalState(decision)], payload)
    return proposal


def whole_card(proposal: Proposal) -> dict[str, Any]:
    """All that a proposal says a point shall be: for a change, over what the point is now."""
    now = card_of(proposal.point) if proposal.point and proposal.kind == ProposalKind.CHANGE else blank_card()
    return now | dict(proposal.data)


def book_for(card: Card, point: Point | None, at: datetime) -> Book:
    return open_book([card], localdate(at), codes=[point.code] if point else ())


def doubts_of(proposal: Proposal, at: datetime) -> list[Finding]:
    """What looks wrong about a proposal as of today: what was in order when it was made may not be now."""
    if proposal.kind == ProposalKind.PART:
        return []
    point = proposal.point if proposal.kind == ProposalKind.CHANGE else None
    return doubts_about(whole_card(proposal), point, at, proposal)


def doubts_about(
    card: Card, point: Point | None, at: datetime, proposal: Proposal | None = None
) -> list[Finding]:
    """The same of a card that is still being written, as a new proposal or over one that is known."""
    card = _coded(card, point, proposal)
    return check_card(card, book_for(card, point, at), point=point)


def _coded(card: Card, point: Point | None, proposal: Proposal | None) -> Card:
    if point:
        return {**card, "code": point.code}
    return {**card, "filed": filed_as(proposal.pk if proposal else None)}


def _check_ticks(found: Sequence[Finding], checked: Sequence[str], opinion: str) -> None:
    doubts = [each.text for each in found if not each.grave]
    left = [text for text in doubts if text not in checked]
    if left:
        raise ProposalError(f"还有 {len(left)} 处疑点没有核对，请逐条核对、勾选以后再通过：{left[0]}")
    if doubts and not opinion:
        raise ProposalError("有疑点仍然通过的，请在审核意见里写明理由。")


def _check_twice(card: Card, book: Book) -> None:
    """The same new point is not proposed twice at once, by whomever."""
    for other in others_of(book, card):
        same = (other.region, other.tier) == (card["region"], card["tier"])
        if other.filed and same and bare_name(other.name) == bare_name(card["name"]):
            raise ProposalError(
                f"“{other.name}”已经有人申报，还在办（{other.code}）。请等它办完，或者由申报人撤回以后再提。"
            )


def _fill(proposal: Proposal, by: Actor, at: datetime, card: Card) -> None:
    """Check a card and put it into the proposal: all of it for a new point, what differs for a known one."""
    point = proposal.point
    card = _coded(card, point, proposal)
    book = book_for(card, point, at)
    found = check_card(card, book, point=point)
    grave = [finding for finding in found if finding.grave]
    if grave:
        raise ProposalError(f"有 {len(grave)} 处必须改正，才能提交。", grave)
    unit = book.units[card["unit"]]
    refuse(can_propose(by, unit))
    if point is None:
        _check_twice(card, book)
    data = {name: value for name, value in card.items() if name in BY_NAME and name != "code"}
    if point is not None:
        before = card_of(point)
        data = differences(before, data)
        if not data:
            raise ProposalError("没有任何改动，不用申报。")
        proposal.before = {name: before[name] for name in data}
        unit = point.unit
    proposal.unit, proposal.data = unit, data
    proposal.warnings = [finding.text for finding in found]


def _apply(proposal: Proposal, by: Actor, at: datetime) -> Point:
    if proposal.kind == ProposalKind.PART:
        try:
            return put_part(proposal, by=by, at=at)
        except PartMovedError as error:
            raise ProposalError(str(error)) from None
    point = proposal.point
    card = _coded(whole_card(proposal), point, proposal)
    book = book_for(card, point, at)
    grave = [finding for finding in check_card(card, book, point=point) if finding.grave]
    if grave:
        raise ProposalError(f"申报以后情况有变，不能通过：{grave[0].text}", grave)
    if point is None:
        return register_point(by=by, at=at, draft=draft_of(card, book))
    now = card_of(point)
    moved = list(differences(proposal.before, {name: now[name] for name in proposal.before}))
    if moved:
        names = "、".join(BY_NAME[name].title for name in moved)
        raise ProposalError(f"申报以后，这个服务点的{names}已经改过，请退回由申报人核对。")
    return change_point(by=by, at=at, point=point, **changes_of(proposal.data, book))


def _said(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": str(proposal.kind),
        "point": proposal.point.code if proposal.point else "",
        "data": without_floats(proposal.data),
        "warnings": list(proposal.warnings),
        "reason": proposal.reason,
        "revision": proposal.revision,
    }


def without_floats(values: Mapping[str, Any]) -> dict[str, Any]:
    """Degrees as text, for the ledger's canonical JSON knows no floats."""
    return {name: repr(value) if isinstance(value, float) else value for name, value in values.items()}


def _tell(
    proposal: Proposal, by: Actor, at: datetime, code: str, payload: Mapping[str, Any], *, fresh: bool = False
) -> None:
    subject = f"proposal:{proposal.pk}"
    append(subject=subject, at=at, actor=by.ref, code=code, payload=payload, fresh=fresh)
