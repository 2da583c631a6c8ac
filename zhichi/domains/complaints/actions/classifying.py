"""What was filed turns out to be (domain.md §3.1)."""

from datetime import datetime
from typing import Any

from zhichi.domains.complaints.actions.clocks import Answers, end
from zhichi.domains.complaints.enums import Clock
from zhichi.domains.complaints.models import Complaint
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case


def row_of(case: Case) -> Complaint:
    return Complaint.objects.select_related("first", "second").get(pk=case.pk)


def keep(case: Case, **values: Any) -> None:
    Complaint.objects.filter(pk=case.pk).update(**values)


def keep_sort(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    keep(case, sort=answers["class"], taker=by.officer_id)


def keep_guidance(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """It is answered in writing, so the time to answer whether it is accepted ends."""
    keep(case, sort=answers["class"], taker=by.officer_id)
    end(case, Clock.ACCEPT, at=at, backstop=True)
