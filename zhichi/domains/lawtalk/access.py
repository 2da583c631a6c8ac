"""Who drafts, clears and takes down a published answer."""

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import AdviserComplaint, Lecture, PublicAnswer
from zhichi.domains.network.public import Point, PointPerson
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = tuple(sorted(REGISTRARS))
# Who sees to it that an adviser comes to the points of the branch.
ARRANGERS = (Role.PLS_ADMIN, Role.JUSTICE_OFFICE_HEAD, Role.JUSTICE_ASSISTANT)
# Who keeps a log of his own; an adviser sits at no desk.
LOGGERS = tuple(sorted({*READERS, Role.VILLAGE_LEGAL_ADVISER.value}))


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


def can_arrange(actor: Actor, point: Point) -> Verdict:
    """The rota of a point's advisers and what their contracts say."""
    if actor.kind == "system" or actor.within(point.unit.path, *ARRANGERS):
        return ALLOWED
    return Verdict(False, "法律顾问的日子由管这个服务点的司法所或者公共法律服务科排。")


def can_log(actor: Actor, one: PointPerson) -> Verdict:
    """Recording a talk: the adviser himself, or who arranges his days."""
    if one.officer_id is not None and one.officer_id == actor.officer_id:
        return ALLOWED
    return can_arrange(actor, one.point)


def can_confirm(actor: Actor, one: Lecture) -> Verdict:
    """Saying that a talk took place: somebody of the branch, neither who gave nor who recorded it."""
    if one.took_place is not None:
        return Verdict(False, "这场讲座已经确认过了。")
    himself = one.person.officer_id is not None and one.person.officer_id == actor.officer_id
    if himself or one.recorded_by.partition("@")[0] == person(actor):
        return Verdict(False, "讲座是您讲的或者您登记的，要由另一个人确认。")
    return can_arrange(actor, one.point)


def can_answer(actor: Actor, one: AdviserComplaint) -> Verdict:
    if not AdviserComplaint.objects.visible_to(actor).filter(pk=one.pk).exists():
        return Verdict(False, "这件投诉由管这个服务点的司法局、司法所处理，不由顾问本人处理。")
    if one.answered_at is not None:
        return Verdict(False, "这件投诉已经处理过了。")
    return ALLOWED
