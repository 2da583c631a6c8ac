"""Published procedures: one row a version, never changed once a case may have begun with it."""

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from zhichi.foundation.procedures.rules import Procedure, read
from zhichi.foundation.procedures.rules.whose import party_limits
from zhichi.foundation.statements.public import Slot, reading

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
else:
    Column = models.Field  # generic only in the stubs


class DocumentField(Column):
    """A document as JSON text: the order of its states, verbs and options is what people see, and PostgreSQL's jsonb
    would not keep it."""

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Any:
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)


class ProcedureVersionQuerySet(models.QuerySet["ProcedureVersion"]):
    def standing(self) -> Self:
        """Without those taken back before their day."""
        return self.filter(withdrawn_at__isnull=True)

    def in_force(self, kind: str, day: date) -> Self:
        """The versions of `kind` that have begun by `day`, newest first."""
        found = self.standing().filter(kind=kind, effective_from__lte=day)
        return found.order_by("-effective_from", "-version")


class ProcedureVersion(models.Model):
    """One version of a kind's procedure, as the document it was published from."""

    kind = models.CharField("业务种类", max_length=40)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("名称", max_length=80)
    effective_from = models.DateField("施行日期")
    document = DocumentField("内容")
    digest = models.CharField("摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)
    # Taken back while it waited for its day: it never governed a case, and its number is not given again.
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.CharField("撤回人", max_length=80, blank=True, default="")
    withdrawn_because = models.CharField("撤回理由", max_length=200, blank=True, default="")

    objects = ProcedureVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "程序版本"
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="procedure_version_once")]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"


class ProcedureDraft(models.Model):
    """A procedure being written in the browser; publishing it makes a version."""

    kind = models.SlugField("业务种类", max_length=40, unique=True)
    document = DocumentField("内容")
    # The version it began from; none for a new kind.
    based_on = models.ForeignKey(
        ProcedureVersion,
        verbose_name="原版本",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField("修订", default=1)
    updated_at = models.DateTimeField("修改时间")
    updated_by = models.CharField("修改人", max_length=80)

    class Meta:
        verbose_name = "程序草稿"

    def __str__(self) -> str:
        return self.kind


@reading
def current_ids(*, kind: Slot, day: Slot) -> models.QuerySet[ProcedureVersion, int]:
    """The id of the version of `kind` in force on `day`, if there is one."""
    in_force = ProcedureVersion.objects.in_force(kind, day)  # type: ignore[arg-type]  # slots are filled later
    return in_force.values_list("pk", flat=True)[:1]


@lru_cache(maxsize=256)
def procedure_of(version_id: int) -> Procedure:
    """The procedure of a published version as values; rows never change, so each process parses one once."""
    return read(ProcedureVersion.objects.values_list("document", flat=True).get(pk=version_id))


@lru_cache(maxsize=256)
def limits_of_the_party(version_id: int) -> frozenset[str]:
    """The limits of a version that are the party's own time; rows never change."""
    return party_limits(ProcedureVersion.objects.values_list("document", flat=True).get(pk=version_id))
