"""The door of `foundation.notices`."""

from zhichi.foundation.notices.actions.sending import Facts, NoticeError, To, gathered, send

__all__ = ["Facts", "NoticeError", "To", "gathered", "send"]
