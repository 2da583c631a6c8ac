"""Nouns: the limit (a version of a rule), the calendar notice, the clock with its suspensions and
extensions."""

from zhichi.foundation.timelimits.models.clock import Clock
from zhichi.foundation.timelimits.models.extension import Extension
from zhichi.foundation.timelimits.models.limit import Limit
from zhichi.foundation.timelimits.models.notice import CalendarNotice
from zhichi.foundation.timelimits.models.suspension import Suspension

__all__ = ["CalendarNotice", "Clock", "Extension", "Limit", "Suspension"]
