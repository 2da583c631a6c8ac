"""Which papers a case can have now: its documents that are not printed yet, and those issued on their own."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Record
from zhichi.foundation.papers.access import can_issue
from zhichi.foundation.papers.enums import Coming, PaperState
from zhichi.foundation.papers.models import Paper, PaperTemplate, template_of
from zhichi.foundation.papers.rules import ANY_RECORD


@dataclass(frozen=True)
class Possible:
    """A paper that could be issued; `because` says why it cannot be by this officer or now."""

    template: PaperTemplate
    record: Record | None = None
    because: str = ""


def possible(case: Case, actor: Actor, *, at: datetime) -> list[Possible]:
    """Three statements, however many papers there are."""
    kinds = (case.kind, Coming.ANY)
    current = [one for one in PaperTemplate.objects.current(localdate(at)) if one.kind in kinds]
    templates = [one for one in current if not template_of(one.pk).uncertain]
    by_record = {one.record: one for one in templates if one.record}
    live = Paper.objects.filter(case=case).exclude(state=PaperState.VOID)
    printed = set(live.exclude(record=None).values_list("record", flat=True))
    found = []
    for record in case.records.select_related("act", "unit").order_by("pk"):
        template = by_record.get(record.key) or by_record.get(ANY_RECORD)
        if template is not None and record.pk not in printed:
            found.append(Possible(template, record, can_issue(actor, case, record).because))
    alone = (one for one in templates if not one.record)
    return found + [Possible(one, None, _alone(one, case, actor)) for one in alone]


def _alone(template: PaperTemplate, case: Case, actor: Actor) -> str:
    states = template_of(template.pk).states
    if states and case.state not in states:
        return f"现在是“{case.current_state.title}”，不能出这份文书。"
    return can_issue(actor, case).because
