"""Who registers seals, who keeps, approves, stamps. Three persons stand behind each use: asker, approver, keeper."""

from collections.abc import Collection
from datetime import date

from zhichi.foundation.accounts.public import Actor, PostFact, Role
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.enums import RequestState
from zhichi.foundation.seals.models import Seal, SealRequest
from zhichi.foundation.seals.models.managing import MANAGERS
from zhichi.foundation.seals.rules.book import Step
from zhichi.kernel.verdict import ALLOWED, Verdict

WATCHERS = (*MANAGERS, Role.AUDITOR)
READERS = tuple(sorted({*REGISTRARS, *(role.value for role in WATCHERS), Role.SEAL_KEEPER.value}))


def can_manage(actor: Actor, organ: Unit) -> Verdict:
    """Registering, naming keepers, reporting lost, stopping: the office or the leaders, at the organ or above it."""
    if actor.within(organ.path, *MANAGERS):
        return ALLOWED
    return Verdict(False, f"{organ.name}的印章由本单位或者上级的办公室、负责人管理。")


def can_record(actor: Actor, seal: Seal) -> Verdict:
    """Writing down a misuse: whoever manages or audits."""
    if actor.within(seal.organ.path, *WATCHERS):
        return ALLOWED
    return Verdict(False, "违规用印由办公室、单位负责人或者纪检审计人员记录。")


def can_see_picture(actor: Actor, seal: Seal, *, on: date) -> Verdict:
    """Who has the picture could forge with it: only those who manage the seal or keep it today."""
    if can_manage(actor, seal.organ) or (keeps(actor, seal, on) and has_keepers_post(actor, seal)):
        return ALLOWED
    return Verdict(False, "印模只有管理人和保管人可以看。")


def keeps(actor: Actor, seal: Seal, on: date | None = None) -> bool:
    """Whether this very officer keeps the seal; a post lent to him (委托代管) does not make him its keeper."""
    held = seal.keeperships.filter(officer=actor.officer_id or 0, ended_at=None)
    return (held.running(on) if on else held.exclude(taken_at=None)).exists()


def keepers_of(seal: Seal) -> set[int]:
    """Who has it in his hands."""
    held = seal.keeperships.filter(ended_at=None).exclude(taken_at=None)
    return set(held.values_list("officer_id", flat=True))


def has_keepers_post(actor: Actor, seal: Seal) -> bool:
    """Whether he still has the keeper's post, as his own: whose post ended stamps nothing any more."""
    units = {seal.organ_id, seal.organ.parent_id}
    return any(
        post.role == Role.SEAL_KEEPER and post.delegated_from is None and post.unit_id in units
        for post in actor.posts
    )


def can_ask(actor: Actor, seal: Seal) -> Verdict:
    """Officers of the seal's organ, of units below it, and of its parent's other desks that use it."""
    if actor.kind != "officer":
        return Verdict(False, "用印由工作人员申请。")
    if any(post.unit_path.startswith(seal.organ.path) for post in actor.posts):
        return ALLOWED
    if any(seal.organ.path.startswith(post.unit_path) for post in actor.posts):
        return ALLOWED
    return Verdict(False, f"“{seal.name}”只供{seal.organ.name}和它的下级单位申请。")


def can_approve(actor: Actor, request: SealRequest, step: Step | None, approved: Collection[int]) -> Verdict:
    """Whether this officer gives the approval that comes next; `approved` are those who stand behind earlier ones.

    A post that the asker, an approver or the keeper lent him does not count: it would be the same person.
    """
    if step is None:
        return Verdict(False, f"这份申请{request.get_state_display()}，不用再批准。")
    if actor.officer_id is None or seat_of(actor, request.seal, step) is None:
        return Verdict(False, f"这一步是“{step.title}”，您没有这个岗位。")
    if actor.officer_id == request.applicant_id:
        return Verdict(False, "自己申请的用印，自己不能批准。")
    if actor.officer_id in approved:
        return Verdict(False, "前一步是您批准的，这一步要由另一个人批准。")
    keepers = keepers_of(request.seal)
    if actor.officer_id in keepers:
        return Verdict(False, "您保管这枚印章，保管人不能批准用印。")
    if seat_of(actor.free_of(request.applicant_id, *approved, *keepers), request.seal, step) is None:
        return Verdict(
            False, "您的这个岗位是申请人、前一步批准人或者保管人委托代管的，等于他自己批准，不行。"
        )
    return ALLOWED


def seat_of(actor: Actor, seal: Seal, step: Step) -> PostFact | None:
    """The post by which he approves, his own before one that was lent to him."""
    units = {seal.organ_id} | ({seal.organ.parent_id} if step.at == "parent" else set())
    found = [post for post in actor.posts if post.role in step.roles and post.unit_id in units]
    return min(found, key=lambda post: post.delegated_from is not None, default=None)


def can_withdraw(actor: Actor, request: SealRequest) -> Verdict:
    if request.state not in (RequestState.REQUESTED, RequestState.APPROVED):
        return Verdict(False, f"这份申请{request.get_state_display()}，不能撤回。")
    mine = actor.officer_id is not None and actor.officer_id == request.applicant_id
    # Whoever asked may have left: what he left open must not hold a paper for ever.
    if mine or can_manage(actor, request.seal.organ):
        return ALLOWED
    return Verdict(False, "由申请人或者印章的管理人撤回。")


def can_stamp(actor: Actor, request: SealRequest, approved: Collection[int], *, on: date) -> Verdict:
    """The keeper, in person, who neither asked nor approved."""
    if request.state != RequestState.APPROVED:
        return Verdict(False, f"这份申请{request.get_state_display()}，现在不能盖章。")
    if not keeps(actor, request.seal, on):
        return Verdict(False, "只有这枚印章的保管人可以盖章，别人代不了。")
    if not has_keepers_post(actor, request.seal):
        return Verdict(False, "您已经没有监印人的岗位，不能盖章。请管理人另外指定保管人。")
    if actor.officer_id == request.applicant_id:
        return Verdict(False, "自己申请的用印，自己不能盖章。请让代管人盖。")
    if actor.officer_id in approved:
        return Verdict(False, "您或者代您岗位的人批准了这次用印，不能再由您盖章。")
    because = request.seal.unusable(on)
    return Verdict(False, because) if because else ALLOWED


def can_reconcile(actor: Actor, request: SealRequest) -> Verdict:
    """The applicant brings the scan of what was stamped; the keeper does not check himself."""
    if actor.officer_id is not None and actor.officer_id == request.stamped_by_id:
        return Verdict(False, "盖章的人不能自己核对，请申请人或者办公室核对。")
    mine = actor.officer_id is not None and actor.officer_id == request.applicant_id
    if mine or can_record(actor.free_of(request.stamped_by_id), request.seal):
        return ALLOWED
    return Verdict(False, "由申请人或者办公室、纪检审计人员核对。")


def can_void(actor: Actor, request: SealRequest) -> Verdict:
    mine = actor.officer_id is not None and actor.officer_id == request.applicant_id
    if mine or can_manage(actor, request.seal.organ):
        return ALLOWED
    return Verdict(False, "由申请人或者印章的管理人作废。")
