"""Who makes a publication copy, who clears it, who takes it down. Refusals are the sentence people read."""

from typing import Protocol

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, works_on
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.models.roles import CLEARERS, MASKERS
from zhichi.kernel.verdict import ALLOWED, Verdict


class Copy(Protocol):
    """What is asked of a publication copy."""

    state: str
    masked_by: str


def person(actor: Actor) -> str:
    """The person, whatever the post: `officer:17`."""
    return f"officer:{actor.officer_id}"


def can_mask(actor: Actor, case: Case, one: Copy | None = None) -> Verdict:
    if not works_on(actor, case) or not any(post.role in MASKERS for post in actor.posts):
        return Verdict(False, "公开本由这件案子的经办单位制作。")
    if one is not None and one.state != State.MASKING:
        return Verdict(False, f"这个公开本{State(one.state).label}，不能再改遮盖。")
    return ALLOWED


def can_clear(actor: Actor, case: Case, one: Copy) -> Verdict:
    """Publishing or sending back: a second person, always."""
    if not any(post.role in CLEARERS and _over(post.unit_path, case) for post in actor.posts):
        return Verdict(False, "公开本由经办单位负责人或者上级的公共法律服务科、法规科、局领导审核。")
    if one.state != State.MASKED:
        return Verdict(False, f"这个公开本{State(one.state).label}，没有要审核的。")
    if one.masked_by == person(actor):
        return Verdict(False, "个人信息是您遮住的，要由另一个人审核后公开。")
    return ALLOWED


def can_withdraw(actor: Actor, case: Case, one: Copy) -> Verdict:
    """Taking down needs no second person: it does no harm, and haste may be called for."""
    if not (works_on(actor, case) or any(_over(post.unit_path, case) for post in actor.posts)):
        return Verdict(False, "撤下公开本由经办单位或者它的上级办理。")
    if not any(post.role in MASKERS | CLEARERS for post in actor.posts):
        return Verdict(False, "撤下公开本由经办单位或者它的上级办理。")
    if one.state == State.WITHDRAWN:
        return Verdict(False, "这个公开本已经撤下了。")
    return ALLOWED


def can_prove(actor: Actor, case: Case, one: Copy) -> Verdict:
    """Opening the commitment to whoever asks whether the copy is of the original."""
    if not any(post.role in CLEARERS and _over(post.unit_path, case) for post in actor.posts):
        return Verdict(False, "对应关系由经办单位负责人或者上级的公共法律服务科、法规科、局领导出示。")
    return ALLOWED if one.state == State.PUBLISHED else Verdict(False, "没有公开的，不用出示。")


def _over(path: str, case: Case) -> bool:
    """A post at the case's unit, above it, or at its county's bureau."""
    return case.unit.path.startswith(path) or case.county_unit.path.startswith(path)
