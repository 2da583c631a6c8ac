"""Assessments whose next step is one officer's, as the list and the office's first screen show them."""

from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q
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

S = AssessmentState
GROUP = "规范化"
TITLES = {
    S.DRAFT: "自评还没有交",
    S.SELF_ASSESSED: "自评等您复核",
    S.COUNTY_REVIEWED: "等您实地核查",
    S.RECTIFY: "等您整改",
    S.RECTIFY_SUBMITTED: "整改等您复查",
}


def waiting_for(actor: Actor) -> Q:
    """Assessments whose next step this person may do: never a judgement of his own point or of his own marks."""
    kept, judged = Q(pk__in=[]), Q(pk__in=[])
    for post in actor.posts:
        inside = Q(point__unit__path__startswith=post.unit_path)
        own = Q(point__unit__path=post.unit_path)
        if post.role in OFFICE_KEEPERS:
            kept |= inside
        if post.role in CENTRE_KEEPERS:
            kept |= own
        if post.tier == Tier.COUNTY and post.role in HEADS:
            judged |= (
                inside & ~Q(point__unit__tier=Tier.CITY) & _unhandled(actor, S.SELF_ASSESSED, Level.SELF)
            )
        if post.tier == Tier.CITY and post.role in HEADS:
            judged |= own & _unhandled(actor, S.SELF_ASSESSED, Level.SELF)
        if post.tier == Tier.CITY and post.role in VISITORS:
            for state in (S.COUNTY_REVIEWED, S.RECTIFY_SUBMITTED):
                judged |= inside & _unhandled(actor, state, Level.SELF, Level.COUNTY)
    return (kept & Q(state__in=[S.DRAFT, S.RECTIFY])) | (judged & ~kept)


def _unhandled(actor: Actor, state: AssessmentState, *levels: Level) -> Q:
    """In a state, and at none of these levels has this person had a hand."""
    person = f"officer:{actor.officer_id}"
    mine = Q(by=person) | Q(by__startswith=f"{person}@")
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
    rows = Assessment.objects.filter(waiting_for(actor)).order_by()
    by_state = rows.values_list("state").annotate(Count("pk"), Min("moved_at"))
    counted = {state: (count, moved) for state, count, moved in by_state}
    late = 0
    if S.RECTIFY in counted:
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
