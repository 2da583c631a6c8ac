"""Words of the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("星期一")
    TUESDAY = 2, _("星期二")
    WEDNESDAY = 3, _("星期三")
    THURSDAY = 4, _("星期四")
    FRIDAY = 5, _("星期五")
    SATURDAY = 6, _("星期六")
    SUNDAY = 7, _("星期日")


class LedgerCode(models.TextChoices):
    SHIFT_ADDED = "reception.shift.added", _("排班")
    SHIFT_ENDED = "reception.shift.ended", _("排班结束")
