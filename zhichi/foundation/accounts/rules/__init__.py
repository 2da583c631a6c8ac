"""Separation of duties, second factor, sessions and the arithmetic of locks. Values in, values out."""

from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS, POSTS, PUBLIC, clash, overlapping
from zhichi.foundation.accounts.rules.entering import needs_second_factor, password_expired, session_over
from zhichi.foundation.accounts.rules.faults import AccountError, RefusedError
from zhichi.foundation.accounts.rules.locks import FORGIVEN_AFTER, THRESHOLDS, Threshold, lock_for, wait_text

__all__ = [
    "ADMINISTRATORS",
    "FORGIVEN_AFTER",
    "POSTS",
    "PUBLIC",
    "THRESHOLDS",
    "AccountError",
    "RefusedError",
    "Threshold",
    "clash",
    "lock_for",
    "needs_second_factor",
    "overlapping",
    "password_expired",
    "session_over",
    "wait_text",
]
