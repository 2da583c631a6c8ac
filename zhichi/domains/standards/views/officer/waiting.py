"""Which assessments stand under which tab: those that wait for me, those under way, those in force."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from zhichi.domains.standards.access import HEADS, VISITORS
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier

S = AssessmentState
TABS = (
    ("mine", "等我办"),
    ("running", "正在办"),
    ("held", "有效等次"),
    ("ready", "够示范分"),
    ("ending", "快到期"),
    ("all", "全部"),
)


def waiting_for(actor: Actor) -> Q:
    """Assessments whose next step is of the kind that this person does."""
    wanted = Q(pk__in=[])
    for post in actor.posts:
        inside = Q(point__unit__path__startswith=post.unit_path)
        own = Q(point__unit__path=post.unit_path)
        if post.tier == Tier.TOWNSHIP:
            wanted |= inside & Q(state__in=[S.DRAFT, S.RECTIFY])
        elif post.role in HEADS:
            wanted |= own & Q(state__in=[S.DRAFT, S.RECTIFY])
        if post.tier == Tier.COUNTY and post.role in HEADS:
            wanted |= inside & Q(state=S.SELF_ASSESSED)
        if post.tier == Tier.CITY and post.role in VISITORS:
            wanted |= inside & Q(state__in=[S.COUNTY_REVIEWED, S.RECTIFY_SUBMITTED])
    return wanted


def in_tab(tab: str, actor: Actor, at: datetime) -> Q:
    today = timezone.localdate(at)
    held = Q(state__in=[S.PASSED, S.CERTIFIED], expires_on__gt=today)
    if tab not in ("ready", "ending"):
        wanted = {"mine": waiting_for(actor), "running": Q(state__in=RUNNING), "held": held, "all": Q()}
        return wanted[tab]
    # Thresholds and notice are those of the checklist that an assessment was made with.
    near, ready = Q(pk__in=[]), Q(pk__in=[])
    for checklist in Checklist.objects.all():
        sheet = checklist.sheet
        last = today + timedelta(days=sheet.expiry_notice_days)
        near |= Q(checklist=checklist, expires_on__lte=last)
        for rule in sheet.grades:
            if rule.grade == Grade.CITY_DEMO:
                ready |= Q(checklist=checklist, state=S.PASSED, vetoed=False, score__gte=rule.least)
    return held & (near if tab == "ending" else ready)
