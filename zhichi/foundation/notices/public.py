"""The door of `foundation.notices`."""

from zhichi.foundation.notices.actions.digest import write_digests
from zhichi.foundation.notices.actions.sending import Facts, NoticeError, To, gathered, send
from zhichi.foundation.notices.actions.watching import watch
from zhichi.foundation.notices.actions.wishing import wish_of_citizen, wish_of_officer

__all__ = [
    "Facts",
    "NoticeError",
    "To",
    "gathered",
    "send",
    "watch",
    "wish_of_citizen",
    "wish_of_officer",
    "write_digests",
]
