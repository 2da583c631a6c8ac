"""What is at a point: windows, people, equipment, photos, and days on which its hours differ."""

from django.db import models

from zhichi.domains.network.models.point import Point


class Window(models.Model):
    """A counter where people are served; `items` are codes of what it does, empty for everything here."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="windows")
    code = models.CharField("窗口号", max_length=10)
    name = models.CharField("窗口名称", max_length=40)
    items = models.JSONField("办理事项", default=list, blank=True)
    accessible = models.BooleanField("无障碍窗口", default=False)
    # Empty: the hours of the point.
    hours = models.JSONField("开放时间", default=dict, blank=True)
    # The special seal of the window and its letter of authorisation, by name or number.
    seal = models.CharField("专用章", max_length=60, blank=True)
    authorised = models.CharField("授权书", max_length=100, blank=True)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务窗口"
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["point", "code"], name="window_once")]

    def __str__(self) -> str:
        return f"{self.code}号 {self.name}"
