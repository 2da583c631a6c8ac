"""Who may keep the register and record facts. Reading is decided by the querysets' `visible_to` and `of_branch`."""

from zhichi.domains.network.enums import ProposalState
from zhichi.domains.network.models import Point, Proposal
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Region, Tier, Unit, UnitKind, responsible_unit
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPERS = (Role.PLS_ADMIN, Role.JUSTICE_OFFICE_HEAD)
PROPOSERS = (*KEEPERS, Role.JUSTICE_ASSISTANT)
RECORDERS = (*PROPOSERS, Role.VILLAGE_LEGAL_ADVISER, Role.MEDIATOR, Role.LEGAL_AID_CLERK)
SETTLERS = (Role.PLS_ADMIN,)
OVERSEERS = (Role.PLS_ADMIN, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)


def can_register(actor: Actor, unit: Unit) -> Verdict:
    """Registering a point run by `unit`: for the public legal service desk above it or the office's head."""
    if actor.kind != "system" and not any(actor.has(role) for role in KEEPERS):
        return Verdict(False, "登记服务点由公共法律服务科人员或司法所所长办理，您没有这个岗位。")
    return _inside(actor, unit, *KEEPERS)


def can_change(actor: Actor, point: Point) -> Verdict:
    """Changing a point: whoever may register one for its unit."""
    return can_register(actor, point.unit)


def can_propose(actor: Actor, unit: Unit) -> Verdict:
    """Proposing to add or change a point of `unit`: everybody who keeps its register or works in its office."""
    if actor.kind != "system" and not any(actor.has(role) for role in PROPOSERS):
        return Verdict(False, "申报服务点由司法所或者公共法律服务科办理，您没有这个岗位。")
    return _inside(actor, unit, *PROPOSERS)


def can_edit(actor: Actor, proposal: Proposal) -> Verdict:
    """Putting right what was returned or taken back: for who proposed it."""
    if not is_proposer(actor, proposal):
        return Verdict(False, "只有申报人本人可以补正。")
    if proposal.state not in {ProposalState.RETURNED, ProposalState.WITHDRAWN}:
        return Verdict(
            False, f"申报现在是“{ProposalState(proposal.state).label}”，只有退回或者撤回以后才能补正。"
        )
    return can_propose(actor, proposal.unit)


def can_withdraw(actor: Actor, proposal: Proposal) -> Verdict:
    """Taking a proposal back before it is decided: for who proposed it."""
    if not is_proposer(actor, proposal):
        return Verdict(False, "只有申报人本人可以撤回。")
    if proposal.state not in {ProposalState.SUBMITTED, ProposalState.RETURNED}:
        return Verdict(False, f"申报已经是“{ProposalState(proposal.state).label}”，不能撤回。")
    return ALLOWED


def can_review(actor: Actor, proposal: Proposal) -> Verdict:
    """Deciding a proposal: the public legal service desk of county or city above the unit, never the proposer."""
    if not any(actor.has(Role.PLS_ADMIN, tier) for tier in (Tier.COUNTY, Tier.CITY)):
        return Verdict(False, "审核由县（市、区）或者市司法局的公共法律服务科办理，您没有这个岗位。")
    if not actor.within(proposal.unit.path, Role.PLS_ADMIN):
        return Verdict(False, f"{proposal.unit.name}不在您管理的范围内。")
    if is_proposer(actor, proposal):
        return Verdict(False, "不能审核自己提出的申报，请另一位审核人员或者市司法局办理。")
    if proposal.state != ProposalState.SUBMITTED:
        return Verdict(False, f"申报已经是“{ProposalState(proposal.state).label}”，不用再审核。")
    return ALLOWED


def is_proposer(actor: Actor, proposal: Proposal) -> bool:
    """Whether this officer proposed it, at whatever desk he sat then."""
    return actor.kind == "officer" and proposal.proposed_by.partition("@")[0] == f"officer:{actor.officer_id}"


def can_import(actor: Actor) -> Verdict:
    """Importing a table goes past the review: only for those who review."""
    if actor.kind == "system" or any(actor.has(Role.PLS_ADMIN, tier) for tier in (Tier.COUNTY, Tier.CITY)):
        return ALLOWED
    return Verdict(
        False,
        "批量导入由县（市、区）或者市司法局的公共法律服务科办理，您没有这个岗位；一个一个申报请用“新增服务点”。",
    )


def can_settle(actor: Actor, region: Region) -> Verdict:
    """Recording where the people of a village live: the public legal service desk that answers for its county."""
    desk = responsible_unit(region, UnitKind.COUNTY_BUREAU)
    if desk is None or not actor.within(desk.path, Role.PLS_ADMIN):
        return Verdict(False, "村（社区）的位置和人口由所在县（市、区）的公共法律服务科登记。")
    return ALLOWED


def can_arrange(actor: Actor, point: Point) -> Verdict:
    """Keeping windows, people, equipment, photos and special hours of a point."""
    if actor.kind != "system" and not any(actor.has(role) for role in PROPOSERS):
        return Verdict(False, "窗口、人员、设备和开放时间由司法所或者公共法律服务科维护，您没有这个岗位。")
    return _inside(actor, point.unit, *PROPOSERS)


def can_keep(actor: Actor, point: Point) -> Verdict:
    """Changing windows, people and names at once: for those who review; others propose (decision 0018)."""
    if actor.kind == "system":
        return ALLOWED
    if not any(actor.has(Role.PLS_ADMIN, tier) for tier in (Tier.COUNTY, Tier.CITY)):
        return Verdict(False, "窗口、人员和名称的变动由县（市、区）审核，通过以后生效。")
    return _inside(actor, point.unit, Role.PLS_ADMIN)


def can_record(actor: Actor, point: Point) -> Verdict:
    """Recording what was done at a point, and who was on duty: those who work there or keep it."""
    if actor.kind != "system" and not any(actor.has(role) for role in RECORDERS):
        return Verdict(False, "服务记录和值班由在服务点工作的人员登记，您没有这个岗位。")
    return _inside(actor, point.unit, *RECORDERS)


def can_verify(actor: Actor, point: Point) -> Verdict:
    """Making sure of a point: county or city, and nobody from the point's own unit."""
    if not any(actor.has(role, tier) for role in OVERSEERS for tier in (Tier.COUNTY, Tier.CITY)):
        return Verdict(False, "核验由县（市、区）或者市司法局办理，您没有这个岗位。")
    if any(post.unit_id == point.unit_id for post in actor.posts):
        return Verdict(False, "不能核验本单位的服务点，请上级机构核验。")
    return _inside(actor, point.unit, *OVERSEERS)


def can_answer(actor: Actor) -> Verdict:
    """Saying whether a service was real: for whoever was served. A hindrance, no proof: an officer can log out."""
    if actor.kind != "citizen":
        return Verdict(
            False,
            "您登录着工作人员账号。服务是不是真的，由得到服务的群众自己说，工作人员不能代填，请把凭条交给群众。",
        )
    return ALLOWED


def can_read_answers(actor: Actor, point: Point) -> Verdict:
    """Reading which service was confirmed or denied: whoever may verify the point, never its own unit."""
    if not can_verify(actor, point):
        return Verdict(
            False, "哪一件服务群众怎么说，只给上级机构核验的人看，免得群众为难。您能看到的是总数。"
        )
    return ALLOWED


def can_call(actor: Actor, point: Point) -> Verdict:
    """Calling the number of a point to see who answers: whoever may verify it."""
    return can_verify(actor, point)


def _inside(actor: Actor, unit: Unit, *roles: str) -> Verdict:
    if not actor.within(unit.path, *roles):
        return Verdict(False, f"{unit.name}不在您管理的范围内。")
    return ALLOWED
