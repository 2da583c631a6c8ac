"""Who writes and publishes the catalogue, who reads it in the office, who judges what another proposed."""

from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import ChangeWithdrawal, Commitment
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import Case
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

PROPOSING = (Code.PROPOSAL_WRITTEN, "cases.power_adjustment.propose")
CATALOGUE_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)
READERS = (
    *CATALOGUE_ROLES,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.LAWYER_ADMIN,
    Role.APPRAISAL_ADMIN,
    Role.MEDIATION_ADMIN,
    Role.AUDITOR,
)


def can_edit(actor: Actor) -> Verdict:
    """Writing and publishing items, laws, powers and proofs: the city's public service desk or legal affairs."""
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in CATALOGUE_ROLES):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科和法规复议科可以修改和发布，您可以查看。")


def can_check_texts(actor: Actor) -> Verdict:
    """Saying that an article was held against the statute, or was not: the city's legal affairs."""
    if actor.has(Role.LEGAL_AFFAIRS, Tier.CITY):
        return ALLOWED
    return Verdict(False, "条文由市局法规复议科对照原文核对，您可以查看。")


def can_decide_withdrawal(actor: Actor, withdrawal: ChangeWithdrawal) -> Verdict:
    """Taking back what was recorded by mistake: one of the city's desks, and never who asked for it."""
    verdict = can_edit(actor)
    if not verdict or actor.officer_id is None:
        return verdict or Verdict(False, "由市局人员核准。")
    if withdrawal.asked_by.partition("@")[0] == f"officer:{actor.officer_id}":
        return Verdict(False, "撤回是您提出的，要由另一位人员核准。没有别的人员的，请领导指定一位。")
    return ALLOWED


def can_judge(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    """Fits `sockets.Hook.may`: whoever wrote or proposed an adjustment reviews and approves another one's, not this.

    The ledger says who did; one statement.
    """
    theirs = entries_of(case.subject).filter(code__in=PROPOSING).values_list("actor", flat=True)
    if by.officer_id is None or not any(
        ref.partition("@")[0] == f"officer:{by.officer_id}" for ref in theirs
    ):
        return ALLOWED
    return Verdict(
        False,
        f"这件调整建议是您写的或者提出的，“{verb.title}”要由另一位人员办。没有别的人员的，请领导另外指定，由系统管理员给他任岗。",
    )


# Who works on the cases in which proofs are promised, and who answers for them.
VERIFIERS = (
    Role.LEGAL_AID_CLERK,
    Role.LEGAL_AID_HEAD,
    Role.JUSTICE_ASSISTANT,
    Role.JUSTICE_OFFICE_HEAD,
    *CATALOGUE_ROLES,
)
SETTLERS = (Role.LEGAL_AID_HEAD, Role.JUSTICE_OFFICE_HEAD, *CATALOGUE_ROLES)
PROOF_READERS = (*READERS, *(role for role in VERIFIERS if role not in READERS))


def can_verify(actor: Actor, commitment: Commitment) -> Verdict:
    """Recording what a check found: who works at the desk of the case, or in its county's line."""
    if _covers(actor, commitment, VERIFIERS):
        return ALLOWED
    return Verdict(False, f"由{commitment.case.unit.name}的办理人员核查。")


def can_settle(actor: Actor, commitment: Commitment) -> Verdict:
    """Settling a false commitment and repairing credit: those who answer for the desk of the case."""
    if _covers(actor, commitment, SETTLERS):
        return ALLOWED
    return Verdict(False, f"由{commitment.case.unit.name}的负责人或者公共法律服务科、法规科处理。")


def _covers(actor: Actor, commitment: Commitment, roles: tuple[Role, ...]) -> bool:
    case = commitment.case
    return any(
        post.role in roles
        and (
            case.unit.path.startswith(post.unit_path)
            or (post.tier == Tier.COUNTY and post.unit_path.startswith(case.county_unit.path))
        )
        for post in actor.posts
    )
