"""Which assessments stand under which tab: those that wait for me, those under way, those in force."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from zhichi.domains.standards.actions.waiting import waiting_for
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.foundation.accounts.public import Actor

S = AssessmentState
TABS = (
    ("mine", "等我办"),
    ("running", "正在办"),
    ("held", "有效等次"),
    ("ready", "够示范分"),
    ("ending", "快到期"),
    ("all", "全部"),
)


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
