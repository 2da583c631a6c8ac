"""What happened to a case, one row an act, in order; the public part of it is its milestone."""

from django.db import models

from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.statements.public import Row


class Act(Row):
    """One verb done: by whom, from which desk, from state to state. Never changed afterwards."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    seq = models.PositiveIntegerField("序号")
    verb = models.CharField("动作", max_length=40)
    title = models.CharField("名称", max_length=80)
    from_state = models.CharField("原状态", max_length=40, blank=True)
    to_state = models.CharField("新状态", max_length=40)
    at = models.DateTimeField("时间")
    actor = models.CharField("行为人", max_length=80)
    actor_name = models.CharField("姓名", max_length=80)
    desk = models.CharField("单位", max_length=120)
    basis = models.CharField("依据", max_length=200, blank=True)
    milestone = models.CharField("公开节点", max_length=40, blank=True)
    public_text = models.CharField("公开说明", max_length=300, blank=True)
    entry_digest = models.CharField("账本摘要", max_length=64)

    class Meta:
        verbose_name = "办理记录"
        ordering = ["case", "seq"]
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="act_in_order")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.title}"
