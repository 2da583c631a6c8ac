"""Who may do what with an assessment. Reading is decided by `visible_to`; refusals are sentences people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import AssessmentState, Doer, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.states import doer_of
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = (
    Role.PLS_ADMIN,
    Role.JUSTICE_OFFICE_HEAD,
    Role.JUSTICE_ASSISTANT,
    Role.LEGAL_AID_HEAD,
    Role.LEGAL_AID_CLERK,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.INSPECTOR,
    Role.AUDITOR,
)
OFFICE_KEEPERS = (Role.JUSTICE_OFFICE_HEAD, Role.JUSTICE_ASSISTANT)
# Of a centre: whoever works in the very unit that runs it.
CENTRE_KEEPERS = (Role.PLS_ADMIN, Role.LEGAL_AID_HEAD, Role.LEGAL_AID_CLERK)
HEADS = (Role.PLS_ADMIN, Role.DEPUTY_DIRECTOR, Role.BUREAU_DIRECTOR)
VISITORS = (Role.PLS_ADMIN, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class Past:
    """Who has had a hand in an assessment at each level, as `officer:<id>`."""

    hands: Mapping[str, frozenset[str]]

    def had(self, actor: Actor, levels: Iterable[str]) -> bool:
        return any(hand_of(actor.ref) in self.hands.get(level, frozenset()) for level in levels)


def hand_of(ref: str) -> str:
    """`officer:17@unit:370811` -> `officer:17`: the person, whatever the post."""
    return ref.split("@")[0]


def past_of(assessment: Assessment) -> Past:
    """Read from the steps and the marks: two statements."""
    hands: dict[str, set[str]] = {}
    steps = assessment.steps.exclude(level="").values_list("level", "by")
    for level, by in [*steps, *assessment.marks.exclude(by="").values_list("level", "by")]:
        hands.setdefault(level, set()).add(hand_of(by))
    return Past({level: frozenset(refs) for level, refs in hands.items()})


def keeps(actor: Actor, point: Point) -> bool:
    """Whether the point is this officer's own: of his office, or run by the very unit he works in."""
    if actor.kind != "officer":
        return False
    return any(
        (post.role in OFFICE_KEEPERS and point.unit.path.startswith(post.unit_path))
        or (post.role in CENTRE_KEEPERS and point.unit.path == post.unit_path)
        for post in actor.posts
    )


def _sits(actor: Actor, point: Point, tier: str, roles: tuple[Role, ...]) -> bool:
    return any(
        post.role in roles and post.tier == tier and point.unit.path.startswith(post.unit_path)
        for post in actor.posts
    )


def can_start(actor: Actor, point: Point) -> Verdict:
    """Beginning an assessment: for the keeper of the point."""
    return ALLOWED if keeps(actor, point) else _not_his(Doer.KEEPER)


def can_do(actor: Actor, assessment: Assessment, verb: Verb, past: Past) -> Verdict:
    """Whether this person may do the verb in the state the assessment is in; the state is judged first."""
    doer = doer_of(verb, assessment.state)
    if doer is None:
        state = AssessmentState(assessment.state).label
        return Verdict(False, f"现在是“{state}”，不能{verb.label}。")
    return may(actor, assessment.point, doer, past)


def may(actor: Actor, point: Point, doer: Doer, past: Past) -> Verdict:
    """Whether this person is such a doer for the point and has not done himself what he would judge."""
    if doer == Doer.SYSTEM:
        return ALLOWED if actor.kind == "system" else Verdict(False, "这一步由系统到期自动办理。")
    if doer == Doer.KEEPER:
        return can_start(actor, point)
    tier, roles, levels = _judges(doer, point)
    if not _sits(actor, point, tier, roles):
        return _not_his(doer)
    if keeps(actor, point):
        return Verdict(False, "这个服务点由您自己管理，要由别人来评。")
    if past.had(actor, levels):
        return Verdict(False, "前面的评分是您填写的，自己不能复核自己，请同事办理。")
    return ALLOWED


def _judges(doer: Doer, point: Point) -> tuple[str, tuple[Role, ...], tuple[Level, ...]]:
    """Tier and roles of who judges, and the levels at which he may have had no hand."""
    if doer == Doer.COUNTY:
        # The city's own centre has no county above it.
        tier = Tier.CITY if point.unit.tier == Tier.CITY else Tier.COUNTY
        return tier, HEADS, (Level.SELF,)
    if doer == Doer.CITY:
        return Tier.CITY, VISITORS, (Level.SELF, Level.COUNTY)
    return Tier.CITY, HEADS, (Level.SELF, Level.COUNTY, Level.CITY)


def _not_his(doer: Doer) -> Verdict:
    return Verdict(False, f"这一步由{doer.label}办理，不由您办。")
