"""Who gives a signal to somebody, and who says why it may stand. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS, works_on
from zhichi.foundation.risks.enums import HEADS, Grade, State
from zhichi.foundation.risks.models import RiskSignal
from zhichi.foundation.risks.models.finding import source_of
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = frozenset({*REGISTRARS, *HEADS, Role.AUDITOR.value})


def can_assign(actor: Actor, signal: RiskSignal) -> Verdict:
    if signal.state == State.GONE:
        return Verdict(False, "这条风险已经消除，不用再处理。")
    if _heads(actor, signal):
        return ALLOWED
    return Verdict(False, "由局领导或者法规科指定处理人。")


def can_close(actor: Actor, signal: RiskSignal) -> Verdict:
    """Heads and legal affairs; a lesser one also whoever it was given to. Nobody excuses a grave one of his own."""
    if signal.state != State.OPEN:
        return Verdict(False, f"这条风险现在是“{signal.get_state_display()}”，不用再说明。")
    if signal.grade == Grade.HIGH and actor.officer_id in _hands(signal):
        return Verdict(False, "这件案子由您承办，可能输官司的风险要由别人来说明理由。")
    if _heads(actor, signal):
        return ALLOWED
    given = actor.officer_id is not None and actor.officer_id == signal.assigned_id
    if given and signal.grade != Grade.HIGH and works_on(actor, signal.case):
        return ALLOWED
    return Verdict(False, "由局领导或者法规科说明理由；指定给您的，可能输官司的那一类也要由他们说明。")


def _hands(signal: RiskSignal) -> frozenset[int | None]:
    """Who handles the case: whom it names itself, and whom its room names."""
    source = source_of(signal.case.kind)
    named = source.hands(signal.case_id) if source else frozenset()
    own = signal.case.handler_id
    return frozenset({*named, *({own} if own is not None else ())})


def _heads(actor: Actor, signal: RiskSignal) -> bool:
    if actor.kind == "system":
        return True
    return actor.kind == "officer" and any(
        post.role in HEADS and signal.unit.path.startswith(post.unit_path) for post in actor.posts
    )
