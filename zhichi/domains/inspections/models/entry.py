"""A row of a directory, and what it said from one moment to another."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.domains.inspections.enums import Directory
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.vault.public import EncryptedJSONField, blind_index


def index_of(directory: str, key: str) -> str:
    """Under what a row is found again; of inspectors this is all that tells their certificate."""
    return blind_index(key, kind=f"inspections.{directory}")


class EntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def visible_to(self, actor: Actor, roles: Iterable[str]) -> Self:
        """Those of the units below a post with one of `roles`."""
        within = Q(pk__in=[])
        for path in actor.paths(*roles):
            within |= Q(unit__path__startswith=path)
        return self.filter(within)

    def of(self, unit: Unit, directory: str) -> Self:
        return self.filter(unit=unit, directory=directory)


class DirectoryEntry(models.Model):
    """Never deleted: what is gone from the directory keeps its code and its versions."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+")
    directory = models.CharField("名录", max_length=10, choices=Directory.choices)
    # What people call it: of items and objects their own code, of inspectors a number of ours.
    code = models.CharField("编号", max_length=40)
    index = models.CharField("检索值", max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名录条目"
        ordering = ["directory", "code"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "directory", "code"], name="directory_code_once"),
            models.UniqueConstraint(fields=["unit", "directory", "index"], name="directory_index_once"),
        ]

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet["EntryVersion"]):
    def standing(self, unit: Unit, directory: str) -> Self:
        """The directory as it is, by code."""
        rows = self.filter(entry__unit=unit, entry__directory=directory, to_at__isnull=True)
        return rows.select_related("entry").order_by("entry__code")


class EntryVersion(models.Model):
    """`document`: every column of rules/columns.py; `public`: what anybody may read of it."""

    entry = models.ForeignKey(DirectoryEntry, models.PROTECT, verbose_name="条目", related_name="versions")
    number = models.PositiveIntegerField("版本")
    document = EncryptedJSONField("内容")
    public = models.JSONField("可以公布的内容")
    from_at = models.DateTimeField("开始时间")
    to_at = models.DateTimeField("结束时间", null=True, blank=True)
    author = models.CharField("操作人", max_length=80)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名录条目版本"
        ordering = ["entry", "number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="entry_version_once"),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(to_at__isnull=True), name="entry_standing_once"
            ),
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | Q(to_at__gte=F("from_at")), name="entry_version_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} 第{self.number}版"
