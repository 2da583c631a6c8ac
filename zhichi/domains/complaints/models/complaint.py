"""What only this room knows of a complaint; written by the hooks of its procedure."""

from django.conf import settings
from django.db import models

from zhichi.domains.complaints.enums import Result, Sort
from zhichi.foundation.cases.public import Case


class Complaint(models.Model):
    """Beside a case: what it turned out to be, who handles it, what came before the decision."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="complaint")
    # As it was filed; the ledger asks by it.
    target = models.CharField("投诉种类", max_length=20)
    sort = models.CharField("归类", max_length=20, choices=Sort.choices, blank=True)
    protected = models.BooleanField("身份保密", default=False)
    # Who classified it: until handlers are named, only he may know a protected name.
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="归类人"
    )
    first = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="主办"
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="协办"
    )
    weighty = models.BooleanField("复杂或者重大", default=False)
    reviewed_on = models.DateField("法制审核日期", null=True)
    discussed_on = models.DateField("集体讨论日期", null=True)
    result = models.CharField("处理结果", max_length=20, choices=Result.choices, blank=True)
    merged_into = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="merged_complaints", verbose_name="并入的案件"
    )

    # Blind indexes: of whom it is about, and of what its decision found. Equal ones are found, neither can be read.
    about = models.CharField("被投诉人索引", max_length=64, blank=True, default="", db_index=True)
    wording = models.CharField("查明事实的索引", max_length=64, blank=True, default="", db_index=True)

    class Meta:
        verbose_name = "投诉"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__isnull=True) | ~models.Q(first=models.F("second")),
                name="complaint_two_handlers",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sort}"

    @property
    def handlers(self) -> frozenset[int]:
        """Ids of the two who handle it; nobody before they are named."""
        return frozenset(one for one in (self.first_id, self.second_id) if one is not None)

    @property
    def knowers(self) -> frozenset[int]:
        """Ids of those who may know a protected name."""
        taker = frozenset({self.taker_id} if self.taker_id is not None else ())
        return self.handlers or taker
