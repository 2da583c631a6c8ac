"""A paper on its way to everybody: masked by one officer, cleared by another, taken down with a trace."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.rules import PLACES, Mark
from zhichi.foundation.vault.public import EncryptedJSONField, EncryptedTextField


class PublicationQuerySet(models.QuerySet["Publication"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever may see the case itself."""
        return self.filter(paper__case__in=Case.objects.visible_to(actor))

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)


class Publication(models.Model):
    """`marks` are places in the frozen words of the paper; `shown` is what everybody reads, there from publishing on.

    `commitment` ties the copy to the original's digest; `salt` opens it and stays sealed. After withdrawing, words and
    bytes are gone, and number, days, commitment and reason stay.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="publications")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.MASKING)
    marks = EncryptedJSONField("遮盖")
    title = models.CharField("公开的名称", max_length=80)
    number = models.CharField("文号", max_length=80, blank=True)
    organ = models.CharField("出具单位", max_length=80)
    shown = models.JSONField("公开的内容", null=True, blank=True)
    salt = EncryptedTextField("盐")
    commitment = models.CharField("承诺值", max_length=64)
    hash_name = models.CharField("算法", max_length=10)
    digest = models.CharField("公开本摘要", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("页数", default=0)
    begun_at = models.DateTimeField("开始")
    # `officer:17`: the person, whatever the post; somebody else has to clear it.
    masked_by = models.CharField("遮盖人", max_length=40, blank=True)
    masked_name = models.CharField("遮盖人姓名", max_length=80, blank=True)
    masked_at = models.DateTimeField("遮盖时间", null=True, blank=True)
    cleared_by = models.CharField("审核人", max_length=40, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    note = models.CharField("退回、撤下的理由", max_length=300, blank=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开本"
        indexes = [models.Index(fields=["state", "-published_at"], name="publication_shown")]
        constraints = [
            models.UniqueConstraint(
                fields=["paper"], condition=~Q(state="withdrawn"), name="publication_one_live_of_a_paper"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | (~Q(cleared_by="") & ~Q(masked_by="")),
                name="publication_was_cleared",
            ),
            models.CheckConstraint(
                condition=Q(cleared_by="") | ~Q(cleared_by=models.F("masked_by")),
                name="publication_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def held_marks(self) -> list[Mark]:
        return [Mark(**one) for one in self.marks]

    def keep_marks(self, marks: list[Mark]) -> None:
        ordered = sorted(marks, key=lambda mark: (PLACES.index(mark.place), mark.start))
        self.marks = [one.kept_as() for one in ordered]

    @property
    def body(self) -> Any:
        return (self.shown or {}).get("body", "")


class CopyBytes(models.Model):
    """The PDF of a published copy; gone when it is withdrawn."""

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, primary_key=True, related_name="bytes"
    )
    data = models.BinaryField("内容")

    class Meta:
        verbose_name = "公开本的字节"

    def __str__(self) -> str:
        return str(self.publication_id)
