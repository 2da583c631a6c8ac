"""The verbs of the room."""

from zhichi.foundation.service.actions.calling import call
from zhichi.foundation.service.actions.consenting import consent, revoke, take
from zhichi.foundation.service.actions.correcting import correct
from zhichi.foundation.service.actions.erasing import erase_service
from zhichi.foundation.service.actions.loading import load_ways
from zhichi.foundation.service.actions.planning import plan, plan_after, waive
from zhichi.foundation.service.actions.recording import Report, record
from zhichi.foundation.service.actions.ripening import ripen
from zhichi.foundation.service.actions.slipping import issue_slip

__all__ = [
    "Report",
    "call",
    "consent",
    "correct",
    "erase_service",
    "issue_slip",
    "load_ways",
    "plan",
    "plan_after",
    "record",
    "revoke",
    "ripen",
    "take",
    "waive",
]
