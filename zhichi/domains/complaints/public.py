"""The door of `domains.complaints`."""

from zhichi.domains.complaints.access import can_handle, can_know_reporter
from zhichi.domains.complaints.actions import reveal_reporter
from zhichi.domains.complaints.enums import KIND, Clock, LedgerCode, Result, Sort
from zhichi.domains.complaints.models import Complaint, KeptReporter, about, kind_of, kinds, wording
from zhichi.domains.complaints.rules import ComplaintKind

__all__ = [
    "KIND",
    "Clock",
    "Complaint",
    "ComplaintKind",
    "KeptReporter",
    "LedgerCode",
    "Result",
    "Sort",
    "about",
    "can_handle",
    "can_know_reporter",
    "kind_of",
    "kinds",
    "reveal_reporter",
    "wording",
]
