"""The door of `foundation.notices`."""

from zhichi.foundation.notices.actions.cases import rate_page
from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.actions.digest import write_digests
from zhichi.foundation.notices.actions.reaching import way_to
from zhichi.foundation.notices.actions.sending import Facts, NoticeError, To, gathered, send, was_told
from zhichi.foundation.notices.actions.story import messages_of
from zhichi.foundation.notices.actions.watching import watch
from zhichi.foundation.notices.actions.wishing import (
    WishError,
    told_at,
    wish_for,
    wish_of_citizen,
    wish_of_officer,
)
from zhichi.foundation.notices.forms import CitizenWishForm

__all__ = [
    "CitizenWishForm",
    "Facts",
    "NoticeError",
    "To",
    "WishError",
    "gathered",
    "messages_of",
    "rate_page",
    "send",
    "senders",
    "told_at",
    "was_told",
    "watch",
    "way_to",
    "wish_for",
    "wish_of_citizen",
    "wish_of_officer",
    "write_digests",
]
