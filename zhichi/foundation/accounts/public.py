"""The door of `foundation.accounts`."""

from zhichi.foundation.accounts import guard
from zhichi.foundation.accounts.access import actor_of
from zhichi.foundation.accounts.actors import CITIZEN, SYSTEM, Actor, PostFact
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.gates import client_address, refused, request_actor, require_role
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.signals import work_handed_over
from zhichi.foundation.accounts.totp import new_secret as new_totp_secret

__all__ = [
    "CITIZEN",
    "SYSTEM",
    "Actor",
    "Delegation",
    "Officer",
    "Post",
    "PostFact",
    "Role",
    "actor_of",
    "client_address",
    "guard",
    "new_totp_secret",
    "refused",
    "request_actor",
    "require_role",
    "work_handed_over",
]
