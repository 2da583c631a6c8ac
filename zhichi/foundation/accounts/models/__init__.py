"""The tables of the room."""

from zhichi.foundation.accounts.models.attempt import Attempt
from zhichi.foundation.accounts.models.delegation import Delegation
from zhichi.foundation.accounts.models.officer import Officer, OfficerManager
from zhichi.foundation.accounts.models.post import Post, open_on
from zhichi.foundation.accounts.models.records import LoginRecord

__all__ = ["Attempt", "Delegation", "LoginRecord", "Officer", "OfficerManager", "Post", "open_on"]
