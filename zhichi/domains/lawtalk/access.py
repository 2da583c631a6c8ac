"""Who drafts, clears and takes down a published answer."""

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = tuple(sorted(REGISTRARS))


def person(actor: Actor) -> str:
    """The person, whatever the post: `officer:17`."""
    return f"officer:{actor.officer_id}"


def can_draft(actor: Actor, one: PublicAnswer) -> Verdict:
    if not any(actor.has(role) for role in READERS):
        return Verdict(False, "公开稿由办理咨询的单位起草。")
    if one.state not in (State.ALLOWED, State.DRAFTED):
        return Verdict(False, f"这个问答{State(one.state).label}，不能起草。")
    return ALLOWED


def can_clear(actor: Actor, one: PublicAnswer) -> Verdict:
    """Publishing or sending back: a second person, always."""
    if not any(actor.has(role) for role in READERS):
        return Verdict(False, "公开稿由办理咨询的单位核对。")
    if one.state != State.DRAFTED:
        return Verdict(False, f"这个问答{State(one.state).label}，没有要核对的。")
    if one.drafted_by == person(actor):
        return Verdict(False, "公开稿是您起草的，要由另一个人核对后公开。")
    return ALLOWED


def can_withdraw(actor: Actor, one: PublicAnswer) -> Verdict:
    if actor.kind == "officer" and not any(actor.has(role) for role in READERS):
        return Verdict(False, "撤下公开的问答由办理咨询的单位办理。")
    if one.state == State.WITHDRAWN:
        return Verdict(False, "这个问答已经撤下了。")
    return ALLOWED
