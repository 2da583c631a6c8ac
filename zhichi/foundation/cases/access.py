"""Who may do what with a case, each answer with the sentence the officer reads."""

from datetime import datetime

from django.utils.timezone import localtime

from zhichi.foundation.accounts.public import Actor, PostFact, Role
from zhichi.foundation.cases.enums import ReferralState
from zhichi.foundation.cases.models import Case, Referral
from zhichi.foundation.cases.rules import DESK, OVERSIGHT
from zhichi.foundation.procedures.public import Phase, Procedure, Verb, doer_fits, open_verbs, sentence_for
from zhichi.foundation.regions.public import Region, Tier, Unit, UnitKind
from zhichi.foundation.sockets.public import END_CHECKS, HOOKS, REVEAL_CHECKS
from zhichi.foundation.timelimits.public import is_past
from zhichi.kernel.verdict import ALLOWED, Verdict

TIERS = {value: str(label) for value, label in Tier.choices}
ROLES = {value: str(label) for value, label in Role.choices} | {"citizen": "当事人本人", "system": "系统"}
RECEIVERS = tuple(sorted((OVERSIGHT | DESK) - {Role.AUDITOR}))
# Who may write down at a desk what somebody asks for.
REGISTRARS = frozenset(RECEIVERS)
HEADS = frozenset({Role.LEGAL_AID_HEAD, Role.JUSTICE_OFFICE_HEAD})


def posts_for(actor: Actor, case: Case, verb: Verb) -> list[PostFact]:
    """The posts with which an officer may do this verb where the case lies."""
    return [
        post
        for post in actor.posts
        if covers(post, actor, case) and doer_fits(verb.by, {(post.role, post.tier)})
    ]


def covers(post: PostFact, actor: Actor, case: Case) -> bool:
    """Whether a post reaches the case: at its desk or above it, or in its county's line.

    A provider's work is his in person (法律援助法 §55: another one is assigned by decision), so it is not lent.
    """
    if post.role == Role.PROVIDER:
        return (
            post.delegated_from is None
            and case.handler_id is not None
            and case.handler_id == actor.officer_id
        )
    county = case.county_unit
    in_line = post.tier == county.tier == Tier.COUNTY and post.unit_path.startswith(county.path)
    return in_line or case.unit.path.startswith(post.unit_path)


def can_perform(actor: Actor, case: Case, verb: Verb) -> Verdict:
    """Whether this actor may do `verb` to `case` now."""
    posts = posts_for(actor, case, verb) if actor.kind == "officer" else []
    fits = bool(posts) or (actor.kind != "officer" and doer_fits(verb.by, {(actor.kind, "")}))
    if case.state not in verb.from_ or not fits:
        because = sentence_for(case.procedure, verb, case.state, ROLES, TIERS)
        return Verdict(False, _taken(actor, case, verb) + because)
    hook = HOOKS.get(verb.hook) if verb.hook and actor.kind == "officer" else None
    if hook and hook.may and not (verdict := hook.may(case=case, verb=verb, by=actor)):
        return verdict
    if actor.kind == "officer" and not _may_act_for_handler(actor, case, posts):
        return Verdict(False, f"此件由{case.handler.name if case.handler else '承办人'}办理，请先移交。")
    return ALLOWED


def timely(case: Case, verb: Verb, *, at: datetime) -> Verdict:
    """Whether the time for `verb` is now: what is done once was not done yet, a limit it waits for is past.

    What ends the case waits for whatever a room says must be done first, but for who ends his own: a paper that nobody
    has served on him holds him up in nothing. Asks the database only where there is such a thing.
    """
    if verb.once and case.acts.filter(verb=verb.name).exists():
        return Verdict(False, f"“{verb.title}”在一件中只能做一次。")
    if verb.after_clock and not is_past(subject=case.subject, limit=verb.after_clock, at=at):
        return Verdict(False, f"期限还没有届满，现在不能“{verb.title}”。")
    his_own = all(doer.role == "citizen" for doer in verb.by)
    ends = case.procedure.states[verb.target(case.state)].phase == Phase.DONE and not case.is_done
    if ends and not his_own:
        for said in (check(case) for check in END_CHECKS):
            if said:
                return Verdict(False, said)
    return ALLOWED


def can_do_now(actor: Actor, case: Case, verb: Verb, *, at: datetime) -> Verdict:
    """What a page offers: `can_perform`, and its time is now."""
    verdict = can_perform(actor, case, verb)
    return verdict and timely(case, verb, at=at)


def _taken(actor: Actor, case: Case, verb: Verb) -> str:
    """Who has it, for a clerk who comes second to take a case up."""
    if actor.kind != "officer" or verb.handler != "self" or case.handler is None:
        return ""
    return "" if case.handler_id == actor.officer_id else f"此件已由{case.handler.name}接办。"


def _may_act_for_handler(actor: Actor, case: Case, posts: list[PostFact]) -> bool:
    """A case handed to a provider is still steered by its desk; a clerk's own case is the clerk's and his head's."""
    if case.handler_id is None or case.handler_id == actor.officer_id or case.procedure.is_steered:
        return True
    return any(post.delegated_from == case.handler_id or post.role in HEADS for post in posts)


def can_answer(actor: Actor, referral: Referral) -> Verdict:
    """Whether this actor may take over or send back what was referred: a caseworker of the desk it was sent to."""
    if referral.state != ReferralState.SENT:
        who = referral.answered_by.name if referral.answered_by else "他人"
        when = f"{localtime(referral.answered_at):%m月%d日 %H:%M}" if referral.answered_at else "刚才"
        return Verdict(False, f"这项转介已由{who}于{when}处理：{referral.get_state_display()}。")
    if not actor.within(referral.to_unit.path, *RECEIVERS) or actor.kind != "officer":
        return Verdict(False, f"这项转介由{referral.to_unit.name}的办理人员接收或者退回。")
    return ALLOWED


def can_reveal(actor: Actor, case: Case) -> Verdict:
    """Whether hidden values may be shown: only to who can act on the case, and each look is logged."""
    if any(can_perform(actor, case, verb) for verb in case.procedure.verbs_from(case.state)):
        refusals = (verdict for check in REVEAL_CHECKS if not (verdict := check(actor, case)))
        return next(refusals, ALLOWED)
    return Verdict(False, "只有正在办理此件的人员可以查看完整信息。")


def works_on(actor: Actor, case: Case) -> bool:
    """Whether one of this officer's posts works on the case where it lies, whatever its state; a city desk that looks
    over the counties' cases does not."""
    posts = (post for post in actor.posts if post.role in REGISTRARS or post.role == Role.PROVIDER)
    near = (post for post in posts if post.tier != Tier.CITY or case.unit.tier == Tier.CITY)
    return actor.kind == "officer" and any(covers(post, actor, case) for post in near)


def can_register(actor: Actor, procedure: Procedure) -> Verdict:
    """Whether this actor sits at a desk of the kind where this procedure begins."""
    if procedure.is_internal:
        return Verdict(False, f"“{procedure.title}”由工作人员自己立案，不替群众登记。")
    kinds = {str(kind.value): str(kind.label) for kind in UnitKind}
    units = [post.unit_id for post in actor.posts if post.role in REGISTRARS]
    if units and Unit.objects.filter(pk__in=units, kind__in=procedure.filing.desk).exists():
        return ALLOWED
    desks = "、".join(kinds[kind] for kind in procedure.filing.desk if kind in kinds)
    return Verdict(False, f"“{procedure.title}”由{desks}登记，您不在这样的单位，请让当事人到那里办。")


def can_act_for(actor: Actor, procedure: Procedure, region: Region) -> Verdict:
    """Whether a helper of a village may file for its people with their mandate: for his own village, for no other."""
    if procedure.is_internal:
        return Verdict(False, f"“{procedure.title}”由工作人员自己立案，不替群众登记。")
    units = [post.unit_id for post in actor.posts if post.tier == Tier.VILLAGE and post.role in REGISTRARS]
    own = (
        list(Unit.objects.filter(pk__in=units).values_list("region__full_name", "region_id")) if units else []
    )
    if not own:
        return Verdict(False, "您不在受理单位，也不是村（社区）的帮办人员，请让当事人到受理单位办。")
    if region.pk not in {code for _, code in own}:
        return Verdict(False, f"您只能替{'、'.join(name for name, _ in own)}的人代办。")
    return ALLOWED


def working_desks(actor: Actor, procedure: Procedure) -> frozenset[int]:
    """Ids of the desks at which this actor can take the first step in a case of this procedure."""
    begin = procedure.filing.state
    return frozenset(
        post.unit_id
        for post in actor.posts
        if post.role in REGISTRARS and open_verbs(procedure, begin, {(post.role, post.tier)})
    )
