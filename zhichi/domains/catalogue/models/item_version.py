"""What an item's guide says from one day to another. `document` is a `zhichi-item/1` (see rules/item_shape.py)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.models.item import Item
from zhichi.domains.catalogue.models.power import Power


class ItemVersionQuerySet(models.QuerySet["ItemVersion"]):
    def in_force(self, day: date) -> Self:
        """What can be asked for on a day: at most one version of each item."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day), effective_from__lte=day)


class StandingManager(models.Manager["ItemVersion"]):
    """Without those taken back before their day: for whoever asks what an item says they were never there."""

    def get_queryset(self) -> ItemVersionQuerySet:
        return ItemVersionQuerySet(self.model, using=self._db).filter(withdrawn_at__isnull=True)

    def in_force(self, day: date) -> ItemVersionQuerySet:
        return self.get_queryset().in_force(day)


class ItemVersion(models.Model):
    """What an item's guide says from one day to another. `document` is a `zhichi-item/1` (see rules/item_shape.py)."""

    item = models.ForeignKey(Item, verbose_name="服务事项", on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField("版本")
    title = models.CharField("名称", max_length=100)
    # The 31 characters of domain.md §9.2; empty for a service without one.
    item_code = models.CharField("事项编码", max_length=31, blank=True)
    # The kind of case a filing begins; empty where the guide leads elsewhere.
    kind = models.CharField("业务种类", max_length=40, blank=True)
    # The items of the powers list that it exercises; a power that ends takes the filing with it.
    powers = models.ManyToManyField(Power, verbose_name="权责事项", related_name="items")
    order = models.PositiveIntegerField("次序", default=100)
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("终止日期", null=True, blank=True)
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)
    # Taken back while it waited for its day; its number is not given again.
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.CharField("撤回人", max_length=80, blank=True, default="")
    withdrawn_because = models.CharField("撤回理由", max_length=200, blank=True, default="")

    objects = StandingManager()
    ever = ItemVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务事项版本"
        ordering = ["item", "version"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="item_version_once"),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(effective_to__isnull=True, withdrawn_at__isnull=True),
                name="item_open_once",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=models.F("effective_from")),
                name="item_version_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"
