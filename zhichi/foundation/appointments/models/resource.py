"""What people come for: a window, a video room, a lawyer on duty."""

from django.db import models

from zhichi.foundation.appointments.enums import ResourceKind
from zhichi.foundation.appointments.models.hall import Hall


class Resource(models.Model):
    """`subject` names it in the room that knows what it is; `items` are codes of what it does, empty for everything."""

    hall = models.ForeignKey(Hall, verbose_name="大厅", on_delete=models.CASCADE, related_name="resources")
    subject = models.CharField("资源", max_length=60, unique=True)
    kind = models.CharField("种类", max_length=12, choices=ResourceKind.choices)
    # What it is called when somebody is called to it: 3号窗口, 视频室, 李律师.
    name = models.CharField("叫号时的名称", max_length=40)
    title = models.CharField("办什么", max_length=60, blank=True)
    items = models.JSONField("事项", default=list, blank=True)
    accessible = models.BooleanField("无障碍", default=False)
    minutes = models.PositiveSmallIntegerField("每段时间（分钟）")
    capacity = models.PositiveSmallIntegerField("每段人数")
    active = models.BooleanField("使用中", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "可约资源"
        ordering = ["hall", "pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.title}".strip()

    def does(self, item: str) -> bool:
        """Whether an item is done here; no item asks for anything."""
        return not item or not self.items or item in self.items
