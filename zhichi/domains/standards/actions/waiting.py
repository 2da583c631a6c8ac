"""Assessments whose next step is one officer's, as the list and the office's first screen show them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.standards.access import CENTRE_KEEPERS, HEADS, OFFICE_KEEPERS, READERS, VISITORS
from zhichi.domains.standards.enums import AssessmentState, Level
from zhichi.domains.standards.models.assessment import Assessment
from zhichi.domains.standards.models.mark import Mark
from zhichi.domains.standards.models.rectification import Rectification
from zhichi.domains.standards.models.step import AssessmentStep
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, reading

S = AssessmentState
GROUP = "规范化"
KEEPERS = (*OFFICE_KEEPERS, *CENTRE_KEEPERS)
TITLES = {
    S.DRAFT: "自评还没有交",
    S.SELF_ASSESSED: "自评等您复核",
    S.COUNTY_REVIEWED: "等您实地核查",
    S.RECTIFY: "等您整改",
    S.RECTIFY_SUBMITTED: "整改等您复查",
}


def waiting_for(actor: Actor) -> Q:
    """Assessments whose next step this person may do: never a judgement of his own point or of his own marks."""
    person = f"officer:{actor.officer_id}"
    mine = Q(by=person) | Q(by__startswith=f"{person}@")
    return _next_step([(post.role, post.tier, post.unit_path) for post in actor.posts], mine)


def _next_step(posts: Iterable[tuple[str, str, str | Slot]], mine: Q) -> Q:
    """By role, tier and branch of each post; `mine` is true of steps and marks of the same person."""
    kept, judged = Q(pk__in=[]), Q(pk__in=[])
    for role, tier, path in posts:
        inside = Q(point__unit__path__startswith=path)
        own = Q(point__unit__path=path)
        if role in OFFICE_KEEPERS:
            kept |= inside
        if role in CENTRE_KEEPERS:
            kept |= own
        if tier == Tier.COUNTY and role in HEADS:
            judged |= inside & ~Q(point__unit__tier=Tier.CITY) & _unhandled(mine, S.SELF_ASSESSED, Level.SELF)
        if tier == Tier.CITY and role in HEADS:
            judged |= own & _unhandled(mine, S.SELF_ASSESSED, Level.SELF)
        if tier == Tier.CITY and role in VISITORS:
            for state in (S.COUNTY_REVIEWED, S.RECTIFY_SUBMITTED):
                judged |= inside & _unhandled(mine, state, Level.SELF, Level.COUNTY)
    return (kept & Q(state__in=[S.DRAFT, S.RECTIFY])) | (judged & ~kept)


def _judges(role: str, tier: str) -> bool:
    """Whether somebody with such a post judges assessments at all."""
    return (tier in (Tier.COUNTY, Tier.CITY) and role in HEADS) or (tier == Tier.CITY and role in VISITORS)


@reading
def _counted(
    posts: tuple[tuple[str, str], ...], /, own: Slot | None = None, desks: Slot | None = None, **paths: Slot
) -> QuerySet[Assessment, tuple[str, int, datetime]]:
    """Assessments by state, for posts of these roles and tiers that have a part in them."""
    mine = Q(by=own) | Q(by__startswith=desks) if own else Q()
    asked = [(*post, path) for post, path in zip(posts, paths.values(), strict=True)]
    rows = Assessment.objects.filter(_next_step(asked, mine)).order_by()
    return rows.values_list("state").annotate(Count("pk"), Min("moved_at"))


def _by_state(actor: Actor) -> dict[str, tuple[int, datetime]]:
    posts = [p for p in actor.posts if p.role in KEEPERS or _judges(p.role, p.tier)]
    if not posts:
        return {}
    person = f"officer:{actor.officer_id}"
    values = {f"path{n}": post.unit_path for n, post in enumerate(posts)}
    if any(_judges(post.role, post.tier) for post in posts):
        values |= {"own": person, "desks": f"{person}@"}
    found = _counted(tuple((post.role, post.tier) for post in posts), **values)
    return {state: (count, moved) for state, count, moved in found}


def _unhandled(mine: Q, state: AssessmentState, *levels: Level) -> Q:
    """In a state, and at none of these levels has this person had a hand."""
    touched = (
        rows.objects.filter(mine, assessment=OuterRef("pk"), level__in=levels)
        for rows in (AssessmentStep, Mark)
    )
    steps, marks = (Q(~Exists(found)) for found in touched)
    return Q(state=state) & steps & marks


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: by state, with the tasks past their day. Two statements."""
    if not any(actor.has(role) for role in READERS):
        return []
    counted = _by_state(actor)
    late = 0
    if S.RECTIFY in counted:
        rows = Assessment.objects.filter(waiting_for(actor)).order_by()
        tasks = Rectification.objects.filter(done_at=None, due_on__lt=localdate(at))
        late = (
            tasks.filter(assessment__in=rows.filter(state=S.RECTIFY)).values("assessment").distinct().count()
        )
    found = []
    for state, title in TITLES.items():
        count, moved = counted.get(state, (0, at))
        if count:
            url = f"{reverse('standards:assessments')}?tab=mine&state={state}"
            past = late if state == S.RECTIFY else 0
            found.append(Waiting(GROUP, title, count, url, late=past, since=localdate(moved)))
    return found
