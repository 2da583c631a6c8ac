"""What public forms are for, and why somebody is asked to wait."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    BEGINNING = "beginning", _("开始填写")
    FILING = "filing", _("提交申请")
    BOOKING = "booking", _("预约、候补")
    LOOKING = "looking", _("凭码查询")
    RATING = "rating", _("评价")
    TELLING = "telling", _("反映情况")


class Reason(TextChoices):
    UNKNOWN = "unknown", _("这一页打开得太久了，请核对一下再提交。")
    FAST = "fast", _("刚才按得太快了。")
    AGAIN = "again", _("同一张表提交了好几次。")
    PRESSED = "pressed", _("现在提交的人很多，请稍等一下。")
