"""The verbs of the room."""

from zhichi.foundation.accounts.actions.creating import create_officer
from zhichi.foundation.accounts.actions.delegating import delegate, end_delegation
from zhichi.foundation.accounts.actions.entering import (
    change_password,
    confirm_password,
    end_other_sessions,
    enter,
    leave,
    try_code,
    try_password,
)
from zhichi.foundation.accounts.actions.factors import confirm_factor, require_factor, reset_factor
from zhichi.foundation.accounts.actions.leaving import hand_over
from zhichi.foundation.accounts.actions.officers import deactivate, reactivate, reset_password, unlock
from zhichi.foundation.accounts.actions.posts import end_post, grant_post

__all__ = [
    "change_password",
    "confirm_factor",
    "confirm_password",
    "create_officer",
    "deactivate",
    "delegate",
    "end_delegation",
    "end_other_sessions",
    "end_post",
    "enter",
    "grant_post",
    "hand_over",
    "leave",
    "reactivate",
    "require_factor",
    "reset_factor",
    "reset_password",
    "try_code",
    "try_password",
    "unlock",
]
