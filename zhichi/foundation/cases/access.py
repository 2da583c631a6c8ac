"""Who may do what with a case, each answer with the sentence the officer reads."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.models import Case
from zhichi.foundation.procedures.public import Verb, doer_fits, sentence_for
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

TIERS = dict(Tier.choices)
ROLES = {**dict(Role.choices), "citizen": "当事人本人", "system": "系统"}


def held_at(actor: Actor, case: Case) -> set[tuple[str, str]]:
    """The (role, tier) pairs an actor holds where this case lies: at its desk, above it, or as its handler."""
    if actor.kind != "officer":
        return {(actor.kind, "")}
    held: set[tuple[str, str]] = set()
    for post in actor.posts:
        at_desk = case.unit.path.startswith(post.unit_path)
        in_person = post.role == Role.PROVIDER and case.handler_id == actor.officer_id
        county_line = post.tier == Tier.COUNTY and post.unit_path.startswith(case.county_unit.path)
        if (at_desk and post.role != Role.PROVIDER) or in_person or county_line:
            held.add((post.role, post.tier))
    return held


def can_perform(actor: Actor, case: Case, verb: Verb) -> Verdict:
    """Whether this actor may do `verb` to `case` now."""
    procedure = case.procedure
    fits = doer_fits(verb.by, held_at(actor, case))
    if case.state not in verb.from_ or not fits:
        return Verdict(False, sentence_for(procedure, verb, case.state, ROLES, TIERS))
    if actor.kind == "officer" and case.handler_id and not _may_act_for_handler(actor, case):
        return Verdict(False, f"此件由{case.handler.name if case.handler else '承办人'}办理，请先移交。")
    return ALLOWED


def _may_act_for_handler(actor: Actor, case: Case) -> bool:
    """A case handed to a provider is still steered by the centre; a clerk's own case is the clerk's."""
    return case.handler_id == actor.officer_id or any(
        post.role in {Role.LEGAL_AID_CLERK, Role.LEGAL_AID_HEAD, Role.LEGAL_AFFAIRS, Role.JUSTICE_OFFICE_HEAD}
        or (post.tier == Tier.COUNTY and post.role != Role.PROVIDER)
        for post in actor.posts
    )


def can_reveal(actor: Actor, case: Case) -> Verdict:
    """Whether hidden values may be shown: only to who can act on the case, and each look is logged."""
    if any(can_perform(actor, case, verb) for verb in case.procedure.verbs_from(case.state)):
        return ALLOWED
    return Verdict(False, "只有正在办理此件的人员可以查看完整信息。")
