"""The nouns of the room, and what it says of a case."""

from zhichi.domains.complaints.models.answering import Defence, RespondentNotice
from zhichi.domains.complaints.models.complaint import Complaint
from zhichi.domains.complaints.models.finding import about, wording
from zhichi.domains.complaints.models.kinds import kind_of, kinds
from zhichi.domains.complaints.models.reporter import KeptReporter
from zhichi.domains.complaints.models.standing import unsettled
from zhichi.domains.complaints.models.transfers import transfers_before

__all__ = [
    "Complaint",
    "Defence",
    "KeptReporter",
    "RespondentNotice",
    "about",
    "kind_of",
    "kinds",
    "transfers_before",
    "unsettled",
    "wording",
]
