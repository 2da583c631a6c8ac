"""One text of a law: as adopted, amended or repealed."""

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.models.law import Law


class LawVersion(models.Model):
    """One text of a law: as adopted, amended or repealed."""

    law = models.ForeignKey(Law, verbose_name="法律文件", on_delete=models.PROTECT, related_name="versions")
    name = models.CharField("版本", max_length=60)
    number = models.CharField("文号", max_length=80, blank=True)
    adopted_on = models.DateField("公布日期", null=True, blank=True)
    # None where no source of ours says since when: better not known than made up.
    effective_from = models.DateField("施行日期", null=True, blank=True)
    # The first day on which it is no longer in force.
    effective_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "法律文件版本"
        ordering = ["law", "effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["law", "name"], name="law_version_once"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=models.F("effective_from")),
                name="law_version_order",
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.law.title}》{self.name}"
