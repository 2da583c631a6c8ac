"""The finished cases in which a time limit was missed, as the last count found them: the list behind the figure."""

from django.db import models

from zhichi.foundation.cases.public import Case
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.regions.public import Unit


class LateCase(models.Model):
    """A limit that was missed in a finished case. Written with the measure of its month and as old as that.

    Whether a limit was missed cannot be read from an index, so a list of the few late ones would walk through all
    cases; the index here is the list's own order.
    """

    version = models.ForeignKey(
        ProcedureVersion, verbose_name="程序版本", on_delete=models.PROTECT, related_name="+"
    )
    county_unit = models.ForeignKey(Unit, verbose_name="所属县局", on_delete=models.PROTECT, related_name="+")
    month = models.DateField("收件月份")
    limit = models.CharField("期限", max_length=40)
    case = models.ForeignKey(Case, verbose_name="案件", on_delete=models.PROTECT, related_name="late_limits")
    closed_at = models.DateTimeField("办结时间")

    class Meta:
        verbose_name = verbose_name_plural = "超期的件"
        constraints = [models.UniqueConstraint(fields=["case", "limit"], name="late_case_once")]
        indexes = [
            models.Index(fields=["version", "limit", "closed_at", "case"], name="late_case_list"),
            models.Index(fields=["version", "county_unit", "month"], name="late_case_month"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.limit}"
