"""When a case may be rated, and who does what with a bad grade."""

from django.db.models import QuerySet

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ratings.enums import State, Verb
from zhichi.foundation.ratings.models import HANDLERS, Rating, Rectification
from zhichi.foundation.ratings.rules import verbs_in
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.statements.public import Slot, reading
from zhichi.kernel.verdict import ALLOWED, Verdict

# Milestones after which there is something to judge: an answer, a decision, the end.
RATEABLE = ("decided", "closed")
# Who finds the pages in the menu.
READERS = HANDLERS


def event_to_rate(case: Case) -> Act | None:
    """The newest finished event of the case, or None while there is none."""
    return finished_events.first(case=case.pk)


@reading
def finished_events(*, case: Slot) -> QuerySet[Act, Act]:
    return Act.objects.filter(case_id=case, milestone__in=RATEABLE).order_by("-seq")[:1]


def can_rate(case: Case) -> Verdict:
    return can_rate_event(case, event_to_rate(case))


def can_rate_event(case: Case, event: Act | None) -> Verdict:
    """Whether this event, a finished one of the case, still waits for its judgement."""
    if event is None:
        return Verdict(False, "还没有办出结果，办出结果后再请您评价。")
    if given.first(case=case.pk, event=event.seq):
        return Verdict(False, "这次办理您已经评价过了，谢谢。")
    return ALLOWED


@reading
def given(*, case: Slot, event: Slot) -> QuerySet[Rating, int]:
    return Rating.objects.filter(case_id=case, event=event).values_list("pk", flat=True)


def can_give(actor: Actor) -> Verdict:
    """Rating is for the person who was served: an officer who is logged in would judge himself."""
    if actor.kind == "officer":
        return Verdict(False, "您现在登录的是工作人员账号，不能替群众评价。请让当事人自己评。")
    return ALLOWED


def can_do(actor: Actor, rectification: Rectification, verb: str) -> Verdict:
    """Whether this officer, who may see it, may take this step now."""
    if Verb(verb) not in verbs_in(rectification.state):
        return Verdict(False, f"现在是“{State(rectification.state).label}”，不能“{Verb(verb).label}”。")
    if verb == Verb.REOPEN and not above(actor, rectification):
        return Verdict(False, "退回重新核实由上一级单位办理。")
    return ALLOWED


def above(actor: Actor, rectification: Rectification) -> bool:
    """Whether the officer supervises the unit: from a desk above it, or from the city's."""
    unit = rectification.unit
    return any(
        post.role in HANDLERS
        and unit.path.startswith(post.unit_path)
        and (post.tier == Tier.CITY or post.unit_path != unit.path)
        for post in actor.posts
    )


def can_set_terms(actor: Actor) -> Verdict:
    if actor.has(Role.PLS_ADMIN, Tier.CITY):
        return ALLOWED
    return Verdict(False, "整改期限由市局公共法律服务科设定，您可以查看。")
