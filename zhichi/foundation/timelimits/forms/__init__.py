"""What this room asks for: the yearly notice, and limits that the bureau writes itself."""

from zhichi.foundation.timelimits.forms.limit import LimitForm
from zhichi.foundation.timelimits.forms.notice import NoticeForm

__all__ = ["LimitForm", "NoticeForm"]
