"""What an adviser's contract says beside its period: who pays, how much, how often he comes and speaks."""

from django.db import models

from zhichi.domains.network.public import PointPerson


class AdviserTerms(models.Model):
    """Terms differ from place to place (domain.md §1.10), so they are data of each contract; shown to the villagers."""

    person = models.OneToOneField(
        PointPerson, verbose_name="法律顾问", on_delete=models.CASCADE, related_name="terms", primary_key=True
    )
    paid_by = models.CharField("费用由谁出", max_length=60)
    fee = models.PositiveIntegerField("每年多少元", null=True, blank=True)
    lectures_a_quarter = models.PositiveSmallIntegerField("每季度讲座场数", null=True, blank=True)
    set_at = models.DateTimeField("登记时间")
    set_by = models.CharField("登记人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "顾问合同约定"

    def __str__(self) -> str:
        return self.paid_by
