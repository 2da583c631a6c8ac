"""A time limit: one version of one rule, with the law it comes from."""

from datetime import date

from django.db import models
from django.db.models import Q

from zhichi.foundation.timelimits.enums import (
    Approver,
    Confidence,
    LimitKind,
    LimitUnit,
    OnExpiry,
    Origin,
    SuspensionKind,
)
from zhichi.foundation.timelimits.rules import Term


class LimitQuerySet(models.QuerySet["Limit"]):
    def in_force(self, on: date) -> "LimitQuerySet":
        """Versions whose law is in force on the day, newest version first."""
        begun = Q(effective_from=None) | Q(effective_from__lte=on)
        not_over = Q(effective_to=None) | Q(effective_to__gte=on)
        return self.filter(begun, not_over).order_by("key", "-version")

    def enabled(self) -> "LimitQuerySet":
        return self.filter(enabled=True)


class Limit(models.Model):
    """One version; a new text of the law is a new version and never touches clocks that run on the old
    one."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=100)
    trigger = models.CharField(max_length=80)
    n = models.IntegerField()
    unit = models.CharField(max_length=20, choices=LimitUnit)
    kind = models.CharField(max_length=10, choices=LimitKind)
    roll = models.BooleanField(default=True)
    silent = models.BooleanField(
        default=False, help_text="the statute does not say which kind of day it means"
    )
    extension = models.JSONField(default=dict, blank=True)
    suspends = models.JSONField(default=list, blank=True)
    on_expiry = models.CharField(max_length=20, choices=OnExpiry, blank=True)
    # From when it counts, in words; `trigger` is the same as a name that programs know.
    starts = models.CharField(max_length=120, blank=True)
    # Before the end, in working days (in hours, where it counts hours); None: as every clock does.
    warn_before = models.PositiveSmallIntegerField(null=True, blank=True)
    law = models.CharField(max_length=120, blank=True)
    article = models.CharField(max_length=120, blank=True)
    citation = models.TextField(blank=True)
    # Whose word a promise is, where no law demands it.
    promised_by = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence)
    evidence = models.CharField(max_length=20, blank=True)
    enabled = models.BooleanField(default=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.SHIPPED)
    # Why the bureau has switched it off; the files that ship do not switch it on again.
    off_because = models.CharField(max_length=200, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ["key", "version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="timelimits_limit_version_once"),
            models.CheckConstraint(condition=~Q(n=0), name="timelimits_limit_n_not_zero"),
            models.CheckConstraint(
                condition=Q(enabled=False) | ~Q(confidence=Confidence.UNCERTAIN),
                name="timelimits_uncertain_limit_disabled",
            ),
            models.CheckConstraint(
                condition=~Q(law="") | (Q(kind=LimitKind.TARGET) & ~Q(promised_by="")),
                name="timelimits_limit_has_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version} {self.title}"

    @property
    def term(self) -> Term:
        return Term(self.n, self.unit, self.roll, self.warn_before)

    @property
    def span(self) -> str:
        """ "7个工作日", "60日（自然日）": how the limit is said."""
        return f"{abs(self.n)}{LimitUnit(self.unit).label}"

    @property
    def hard(self) -> bool:
        """A statutory limit, not a promise."""
        return self.kind == LimitKind.STATUTORY

    @property
    def source(self) -> str:
        """Whose word it is: the law with its article, or who promised."""
        law = f"{self.law.removeprefix('中华人民共和国')}{self.article}"
        return law or f"{self.promised_by}承诺"

    @property
    def told(self) -> str:
        """Title, length and basis in one line, for those who pick it."""
        return f"{self.title}（{self.span}，{self.source}）"

    @property
    def why_off(self) -> str:
        """Why no clock can be started on this version, or nothing."""
        if self.enabled:
            return ""
        if self.off_because:
            return f"已停用：{self.off_because}"
        return "依据还没有核实，核对公报以前不能启用。"

    @property
    def suspends_told(self) -> str:
        return "、".join(str(SuspensionKind(kind).label) for kind in self.suspends)

    @property
    def extension_told(self) -> str:
        rule = self.extension
        if not rule:
            return "不能延长"
        most = f"，每次最多 {rule['n']} {LimitUnit(rule.get('unit', self.unit)).label}" if "n" in rule else ""
        return f"{Approver(rule['approver']).label}{most}{'，可以多次' if rule.get('repeatable') else ''}"

    @property
    def warning_told(self) -> str:
        if self.warn_before is None:
            return "到期前五分之一的时间" if self.unit == LimitUnit.HOUR else "提前两个工作日"
        return f"提前 {self.warn_before} {'小时' if self.unit == LimitUnit.HOUR else '个工作日'}"
