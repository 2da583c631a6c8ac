"""What endangers complaints, and what a court looks for in one. Fits `sockets.RISK_SOURCES`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models.complaint import Complaint
from zhichi.domains.complaints.models.facts import facts_of
from zhichi.domains.complaints.rules.signals import items_seen, signals_in
from zhichi.foundation.sockets.public import FileCheck, RiskFound, RiskSource


def find(cases: Sequence[int], at: datetime) -> Mapping[int, Sequence[RiskFound]]:
    today = localdate(at)
    return {
        pk: [RiskFound(key, words) for key, words in signals_in(facts, today=today)]
        for pk, facts in facts_of(cases).items()
    }


def check(case: int, at: datetime) -> Sequence[FileCheck]:
    facts = facts_of([case]).get(case)
    return [FileCheck(one.title, one.article, one.there) for one in items_seen(facts)] if facts else []


def hands(case: int) -> frozenset[int]:
    """The two who are named: neither excuses a grave fault of his own."""
    row = Complaint.objects.filter(pk=case).first()
    return row.handlers if row else frozenset()


SOURCE = RiskSource(KIND, find, check, hands)
