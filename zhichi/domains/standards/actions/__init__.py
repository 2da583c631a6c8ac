"""The verbs of the room."""

from zhichi.domains.standards.actions.assessing import review, send_back, start_assessment, submit, verify
from zhichi.domains.standards.actions.faults import ChecklistError, RefusedError, StaleError
from zhichi.domains.standards.actions.grading import certify, expire, expire_all, revoke
from zhichi.domains.standards.actions.law import load_checklists, publish_checklist
from zhichi.domains.standards.actions.marking import Said, answers_for, save_marks
from zhichi.domains.standards.actions.rectifying import hand_in, prove, recheck

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
    "review",
    "revoke",
    "save_marks",
    "send_back",
    "start_assessment",
    "submit",
    "verify",
]
