"""Who registers seals, who keeps, approves, stamps. Three persons stand behind each use: asker, approver, keeper."""

from collections.abc import Collection
from datetime import date

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.enums import RequestState
from zhichi.foundation.seals.models import Seal, SealRequest
from zhichi.foundation.seals.rules.book import Step
from zhichi.kernel.verdict import ALLOWED, Verdict

MANAGERS = (Role.OFFICE_CLERK, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)
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


def can_see_picture(actor: Actor, seal: Seal) -> Verdict:
    """Who has the picture could forge with it: only those who manage or keep the seal."""
    if can_manage(actor, seal.organ) or keeps(actor, seal):
        return ALLOWED
    return Verdict(False, "印模只有管理人和保管人可以看。")


def keeps(actor: Actor, seal: Seal, on: date | None = None) -> bool:
    """Whether this very officer keeps the seal; a post lent to him (委托代管) does not make him its keeper."""
    held = seal.keeperships.filter(officer=actor.officer_id or 0, ended_at=None)
    return (held.running(on) if on else held.exclude(taken_at=None)).exists()


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
    """Whether this officer gives the approval that comes next; `approved` are those who gave one."""
    if step is None:
        return Verdict(False, f"这份申请{request.get_state_display()}，不用再批准。")
    if actor.officer_id is None or not any(
        _sits(post.role, post.unit_id, request.seal, step) for post in actor.posts
    ):
        return Verdict(False, f"这一步是“{step.title}”，您没有这个岗位。")
    if actor.officer_id == request.applicant_id:
        return Verdict(False, "自己申请的用印，自己不能批准。")
    if actor.officer_id in approved:
        return Verdict(False, "前一步是您批准的，这一步要由另一个人批准。")
    if keeps(actor, request.seal):
        return Verdict(False, "您保管这枚印章，保管人不能批准用印。")
    return ALLOWED


def _sits(role: str, unit: int, seal: Seal, step: Step) -> bool:
    units = {seal.organ_id} | ({seal.organ.parent_id} if step.at == "parent" else set())
    return role in step.roles and unit in units


def can_withdraw(actor: Actor, request: SealRequest) -> Verdict:
    if request.state not in (RequestState.REQUESTED, RequestState.APPROVED):
        return Verdict(False, f"这份申请{request.get_state_display()}，不能撤回。")
    if actor.officer_id is None or actor.officer_id != request.applicant_id:
        return Verdict(False, "只有申请人可以撤回。")
    return ALLOWED


def can_stamp(actor: Actor, request: SealRequest, approved: Collection[int], *, on: date) -> Verdict:
    """The keeper, in person, who neither asked nor approved."""
    if request.state != RequestState.APPROVED:
        return Verdict(False, f"这份申请{request.get_state_display()}，现在不能盖章。")
    if not keeps(actor, request.seal, on):
        return Verdict(False, "只有这枚印章的保管人可以盖章，别人代不了。")
    if actor.officer_id == request.applicant_id:
        return Verdict(False, "自己申请的用印，自己不能盖章。请让代管人盖。")
    if actor.officer_id in approved:
        return Verdict(False, "您批准了这次用印，不能再由您盖章。")
    because = request.seal.unusable(on)
    return Verdict(False, because) if because else ALLOWED


def can_reconcile(actor: Actor, request: SealRequest) -> Verdict:
    """The applicant brings the scan of what was stamped; the keeper does not check himself."""
    if actor.officer_id is not None and actor.officer_id == request.stamped_by_id:
        return Verdict(False, "盖章的人不能自己核对，请申请人或者办公室核对。")
    mine = actor.officer_id is not None and actor.officer_id == request.applicant_id
    if mine or can_record(actor, request.seal):
        return ALLOWED
    return Verdict(False, "由申请人或者办公室、纪检审计人员核对。")


def can_void(actor: Actor, request: SealRequest) -> Verdict:
    mine = actor.officer_id is not None and actor.officer_id == request.applicant_id
    if mine or can_manage(actor, request.seal.organ):
        return ALLOWED
    return Verdict(False, "由申请人或者印章的管理人作废。")
