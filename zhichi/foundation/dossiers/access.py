"""Who reads a file, takes it out, adds to it, holds it, lets it be destroyed. Refusals are the sentence people read."""

from collections.abc import Iterable

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS, Case, works_on
from zhichi.foundation.dossiers.enums import DestructionState, DossierState
from zhichi.foundation.dossiers.models import Destruction, Dossier
from zhichi.kernel.verdict import ALLOWED, Verdict

HEADS = (
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.LEGAL_AID_HEAD,
    Role.JUSTICE_OFFICE_HEAD,
    Role.LEGAL_AFFAIRS,
)
READERS = tuple(sorted({*REGISTRARS, Role.PROVIDER.value, Role.AUDITOR.value}))
MENU_ROLES = frozenset({*REGISTRARS, Role.AUDITOR.value})


def can_take_out(actor: Actor, case: Case) -> Verdict:
    """Who works on the case where it lies, and legal affairs, who answer to the court and to reconsideration."""
    if actor.kind == "system" or works_on(actor, case) or _over(actor, case, (Role.LEGAL_AFFAIRS,)):
        return ALLOWED
    return Verdict(False, "卷宗由这件案子的经办单位或者法规科取用。")


def can_add(actor: Actor, dossier: Dossier) -> Verdict:
    if dossier.is_destroyed:
        return Verdict(False, "这份卷宗已经依法销毁。")
    if works_on(actor, dossier.case) and any(post.role in REGISTRARS for post in actor.posts):
        return ALLOWED
    return Verdict(False, "决定以后的材料由这件案子的经办单位补入。")


def can_hold(actor: Actor, dossier: Dossier) -> Verdict:
    if dossier.is_destroyed:
        return Verdict(False, "这份卷宗已经依法销毁。")
    if _over(actor, dossier.case, (*HEADS, Role.AUDITOR)):
        return ALLOWED
    return Verdict(False, "暂停和恢复销毁由单位负责人、法规科或者纪检审计人员决定。")


def can_propose(actor: Actor, dossier: Dossier) -> Verdict:
    """Whoever works on the case's desk; whether its time is over is asked by the verb."""
    if dossier.state != DossierState.ARCHIVED:
        return Verdict(False, "只有已经归档、保管期满的卷宗才能提出销毁。")
    if _over(actor, dossier.case, tuple(REGISTRARS)):
        return ALLOWED
    return Verdict(False, "销毁由保管这份卷宗的单位提出。")


def can_approve(actor: Actor, destruction: Destruction) -> Verdict:
    if destruction.state != DestructionState.PROPOSED:
        return Verdict(False, f"这一件现在是“{destruction.get_state_display()}”，不用再审批。")
    if not _over(actor, destruction.dossier.case, HEADS):
        return Verdict(False, "销毁由单位负责人或者法规科审批。")
    if actor.officer_id == destruction.proposed_by_id:
        return Verdict(False, "提出销毁的人不能自己批准，请另一位负责人审批。")
    return ALLOWED


def can_witness(actor: Actor, destruction: Destruction) -> Verdict:
    """The two who destroy are two persons, neither the one who proposed it nor the one who approved: four in all."""
    if destruction.state not in (DestructionState.APPROVED, DestructionState.WITNESSED):
        return Verdict(False, f"这一件现在是“{destruction.get_state_display()}”，不能监销。")
    if not _over(actor, destruction.dossier.case, tuple(REGISTRARS)):
        return Verdict(False, "监销由保管这份卷宗的单位派两个人做。")
    done = (destruction.proposed_by_id, destruction.answered_by_id, destruction.first_by_id)
    if actor.officer_id in done:
        return Verdict(False, "监销要两个人，都不能是提出或者批准的人，同一个人不能做两次。")
    return ALLOWED


def _over(actor: Actor, case: Case, roles: Iterable[str]) -> bool:
    """Whether a post with one of these roles has the case's desk or its county below it."""
    if actor.kind == "system":
        return True
    return actor.kind == "officer" and any(
        post.role in roles
        and (case.unit.path.startswith(post.unit_path) or post.unit_path.startswith(case.county_unit.path))
        for post in actor.posts
    )
