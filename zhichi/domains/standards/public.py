"""The door of `domains.standards`."""

from zhichi.domains.standards.access import can_do, can_start, past_of
from zhichi.domains.standards.actions import (
    RefusedError,
    Said,
    StaleError,
    certify,
    hand_in,
    prove,
    recheck,
    reckon_distances,
    review,
    revoke,
    save_marks,
    send_back,
    start_assessment,
    submit,
    verify,
)
from zhichi.domains.standards.actions.walking import Cast, walk
from zhichi.domains.standards.enums import AssessmentState, Grade, Head, Level, Verb
from zhichi.domains.standards.models import Assessment, Checklist, Mark, Rectification
from zhichi.domains.standards.models.held import HeldGrade, grade_of, grades_of

__all__ = [
    "Assessment",
    "AssessmentState",
    "Cast",
    "Checklist",
    "Grade",
    "Head",
    "HeldGrade",
    "Level",
    "Mark",
    "Rectification",
    "RefusedError",
    "Said",
    "StaleError",
    "Verb",
    "can_do",
    "can_start",
    "certify",
    "grade_of",
    "grades_of",
    "hand_in",
    "past_of",
    "prove",
    "recheck",
    "reckon_distances",
    "review",
    "revoke",
    "save_marks",
    "send_back",
    "start_assessment",
    "submit",
    "verify",
    "walk",
]
