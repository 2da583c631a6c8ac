"""The law of complaints as functions of values."""

from zhichi.domains.complaints.rules.answering import allegation_obstacle, defence_obstacle, when_of
from zhichi.domains.complaints.rules.competence import (
    MOST_TRANSFERS,
    accept_obstacle,
    transfer_obstacle,
)
from zhichi.domains.complaints.rules.deciding import NEED_DISCUSSION, decision_obstacle, due_obstacle
from zhichi.domains.complaints.rules.handling import handlers_obstacle
from zhichi.domains.complaints.rules.kinds import ComplaintKind, faults_of_kinds, read_kinds
from zhichi.domains.complaints.rules.reading import (
    ARRANGE,
    READING,
    read_on_obstacle,
    reading_obstacle,
    withheld_obstacle,
)

__all__ = [
    "ARRANGE",
    "MOST_TRANSFERS",
    "NEED_DISCUSSION",
    "READING",
    "ComplaintKind",
    "accept_obstacle",
    "allegation_obstacle",
    "decision_obstacle",
    "defence_obstacle",
    "due_obstacle",
    "faults_of_kinds",
    "handlers_obstacle",
    "read_kinds",
    "read_on_obstacle",
    "reading_obstacle",
    "transfer_obstacle",
    "when_of",
    "withheld_obstacle",
]
