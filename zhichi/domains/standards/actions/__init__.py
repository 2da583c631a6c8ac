"""The verbs of the room."""

from zhichi.domains.standards.actions.answering import Said, answers_for
from zhichi.domains.standards.actions.assessing import review, send_back, submit
from zhichi.domains.standards.actions.distances import reckon_distances, reckon_distances_if_due
from zhichi.domains.standards.actions.ending import expire, expire_all, revoke
from zhichi.domains.standards.actions.faults import ChecklistError, RefusedError, StaleError
from zhichi.domains.standards.actions.grading import certify
from zhichi.domains.standards.actions.law import load_checklists, publish_checklist
from zhichi.domains.standards.actions.marking import save_marks
from zhichi.domains.standards.actions.proving import prove
from zhichi.domains.standards.actions.rechecking import recheck
from zhichi.domains.standards.actions.rectifying import hand_in
from zhichi.domains.standards.actions.starting import start_assessment
from zhichi.domains.standards.actions.verifying import verify

__all__ = [
    "ChecklistError",
    "RefusedError",
    "Said",
    "StaleError",
    "answers_for",
    "certify",
    "expire",
    "expire_all",
    "hand_in",
    "load_checklists",
    "prove",
    "publish_checklist",
    "recheck",
    "reckon_distances",
    "reckon_distances_if_due",
    "review",
    "revoke",
    "save_marks",
    "send_back",
    "start_assessment",
    "submit",
    "verify",
]
