"""Words of the room: kinds of resource, states of a turn, where it was asked for, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceKind(models.TextChoices):
    WINDOW = "window", _("窗口")
    VIDEO_ROOM = "video_room", _("视频室")
    DUTY_LAWYER = "duty_lawyer", _("值班律师")


class State(models.TextChoices):
    """Where a turn stands; `rules.states` says what may follow what."""

    WAITING = "waiting", _("候补中")
    OFFERED = "offered", _("有空位，等您答复")
    BOOKED = "booked", _("已约好")
    DISPLACED = "displaced", _("要改时间")
    ARRIVED = "arrived", _("排队中")
    CALLED = "called", _("正在叫号")
    SERVING = "serving", _("正在办理")
    SERVED = "served", _("已办完")
    CANCELLED = "cancelled", _("已取消")
    MISSED = "missed", _("没有到")
    LAPSED = "lapsed", _("没有约成")


class Channel(models.TextChoices):
    """Where a turn was asked for; who was helped is counted apart from who did it alone."""

    WEB = "web", _("网上预约")
    HALL = "hall", _("现场取号")
    DESK = "desk", _("工作人员代办")
    KIOSK = "kiosk", _("自助终端")


class Verb(models.TextChoices):
    ACCEPT = "accept", _("接受新时间")
    MOVE = "move", _("改时间")
    CANCEL = "cancel", _("取消")
    ARRIVE = "arrive", _("到了")
    CALL = "call", _("叫号")
    RECALL = "recall", _("再叫一次")
    START = "start", _("开始办理")
    FINISH = "finish", _("办完")
    MISS = "miss", _("没有来")
    PASS = "pass", _("转到别的窗口")
    OFFER = "offer", _("给出空位")
    LAPSE = "lapse", _("到时没有答复")
    DISPLACE = "displace", _("时间取消")


class LedgerCode(models.TextChoices):
    HALL_OPENED = "appointments.hall.opened", _("开通预约")
    RESOURCE_CHANGED = "appointments.resource.changed", _("变更预约设置")
    RESOURCE_CLOSED = "appointments.resource.closed", _("暂停")
    RESOURCE_REOPENED = "appointments.resource.reopened", _("恢复")
    BOOKED = "appointments.turn.booked", _("约好")
    TAKEN = "appointments.turn.taken", _("取号")
    QUEUED = "appointments.turn.queued", _("候补")
    MOVED = "appointments.turn.moved", _("改时间")
    ARRIVED = "appointments.turn.arrived", _("到了")
    CALLED = "appointments.turn.called", _("叫号")
    RECALLED = "appointments.turn.recalled", _("再叫")
    STARTED = "appointments.turn.started", _("开始办理")
    FINISHED = "appointments.turn.finished", _("办完")
    MISSED = "appointments.turn.missed", _("没有来")
    PASSED = "appointments.turn.passed", _("转窗口")
    CANCELLED = "appointments.turn.cancelled", _("取消")
    OFFERED = "appointments.turn.offered", _("给出空位")
    ACCEPTED = "appointments.turn.accepted", _("接受")
    LAPSED = "appointments.turn.lapsed", _("没有答复")
    DISPLACED = "appointments.turn.displaced", _("时间取消")
