"""Who sees how far the network covers a branch, and who answers for it. Reading is `visible_to` and `scope_of`."""

from zhichi.domains.coverage.enums import SampleState, Standing
from zhichi.domains.coverage.models import PointStanding, Sample, SampledPoint
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier, Unit
from zhichi.kernel.verdict import ALLOWED, Verdict

SUPERVISORS = (Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR, Role.PLS_ADMIN)
TOWNSHIP_ROLES = (Role.JUSTICE_OFFICE_HEAD, Role.JUSTICE_ASSISTANT)
VIEWERS = (*SUPERVISORS, *TOWNSHIP_ROLES)
ANSWERERS = (*SUPERVISORS, Role.JUSTICE_OFFICE_HEAD)


def scope_of(actor: Actor) -> tuple[str, ...]:
    """The branches in which an officer sees coverage; everything for the system itself."""
    return ("/",) if actor.kind == "system" else actor.paths(*VIEWERS)


def can_see(actor: Actor, unit: Unit) -> Verdict:
    """A unit's coverage is seen from its own branch and from above."""
    if actor.kind == "system" or any(unit.path.startswith(path) for path in scope_of(actor)):
        return ALLOWED
    return Verdict(False, f"{unit.name}不在您管理的范围内。")


def can_plan(actor: Actor, county: Unit) -> Verdict:
    """The city's public legal service desk sets the yearly plan of its counties."""
    if actor.kind != "system" and not actor.has(Role.PLS_ADMIN, Tier.CITY):
        return Verdict(False, "年度计划由市局公共法律服务科下达，您没有这个岗位。")
    city = [post.unit_path for post in actor.posts if post.role == Role.PLS_ADMIN and post.tier == Tier.CITY]
    if actor.kind != "system" and not any(county.path.startswith(path) for path in city):
        return Verdict(False, f"{county.name}不在您管理的范围内。")
    return ALLOWED


def can_answer(actor: Actor, standing: PointStanding) -> Verdict:
    """The county or the office that keeps a point says what is the matter with it; the city only asks."""
    path = standing.point.unit.path
    below = [post for post in actor.posts if post.role in ANSWERERS and post.tier != Tier.CITY]
    if not any(path.startswith(post.unit_path) for post in below):
        return Verdict(False, "情况说明由主管这个服务点的县（市、区）局或司法所填写。")
    if standing.standing != Standing.HOLLOW:
        return Verdict(False, "这个服务点现在不在疑似空壳名单上，不用答复。")
    return ALLOWED


def can_make_sample(actor: Actor) -> Verdict:
    """The city's public legal service desk makes, voids and finishes samples."""
    if actor.kind != "system" and not actor.has(Role.PLS_ADMIN, Tier.CITY):
        return Verdict(False, "核验抽样由市局公共法律服务科办理，您没有这个岗位。")
    return ALLOWED


def can_void_sample(actor: Actor, sample: Sample) -> Verdict:
    """Until it has ended a sample can be voided; it stays to be seen."""
    if sample.is_ended:
        return Verdict(False, f"这次抽样已经是“{SampleState(sample.state).label}”，不能作废。")
    return can_make_sample(actor)


def can_finish_sample(actor: Actor, sample: Sample) -> Verdict:
    """After the draw, once: what was not visited then counts as not real."""
    if sample.state != SampleState.DRAWN:
        return Verdict(False, f"这次抽样是“{SampleState(sample.state).label}”，抽取以后才能结束核验。")
    return can_make_sample(actor)


def can_substitute(actor: Actor, sampled: SampledPoint) -> Verdict:
    """Only the city lets a substitute step in: a county would be judge in its own cause."""
    if sampled.sample.state != SampleState.DRAWN:
        return Verdict(False, "只有在核验期间才能启用替补。")
    return can_make_sample(actor)
