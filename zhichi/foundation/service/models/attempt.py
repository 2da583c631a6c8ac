"""One try to serve a paper: what happened, who saw it. Rows are added; a mistake is put right by another row."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.service.enums import AttemptState, Flag, Outcome, Proof, Signer, Way
from zhichi.foundation.service.models.consent import Consent
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedJSONField


class ServiceAttempt(Row):
    """`happened_at` is when it was done, `device_at` when the telephone says it was written down (a claim), `told_at`
    when it arrived here. `seen` holds who signed, who witnessed and where: people, so encrypted.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="attempts")
    seq = models.PositiveSmallIntegerField("第几次")
    way = models.CharField("方式", max_length=12, choices=Way.choices)
    outcome = models.CharField("结果", max_length=14, choices=Outcome.choices)
    state = models.CharField("效果", max_length=10, choices=AttemptState.choices)
    flag = models.CharField("要注意", max_length=12, choices=Flag.choices, blank=True)
    happened_at = models.DateTimeField("送达时间")
    device_at = models.DateTimeField("手机上的时间", null=True, blank=True)
    told_at = models.DateTimeField("登记时间")
    told_by = models.CharField("登记人", max_length=80)
    servers = models.JSONField("送达人", default=list)
    signer = models.CharField("签收人", max_length=10, choices=Signer.choices, blank=True)
    signed_on = models.DateField("签收日期", null=True, blank=True)
    seen = EncryptedJSONField("现场情况")
    number = models.CharField("邮件号码", max_length=40, blank=True)
    letter = models.CharField("函件文号", max_length=80, blank=True)
    through = models.CharField("受委托、转交的单位", max_length=80, blank=True)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Of what was delivered electronically: the bytes that were opened.
    digest = models.CharField("送出内容的摘要", max_length=64, blank=True)
    words = models.CharField("说明", max_length=200)
    basis = models.CharField("依据", max_length=200, blank=True)
    effective_on = models.DateField("送达日期", null=True, blank=True)
    # A page sent twice is one attempt.
    token = models.CharField("页面编号", max_length=40, unique=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    because = models.CharField("更正的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "送达经过"
        ordering = ["service", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["service", "seq"], name="service_attempt_in_order"),
            models.CheckConstraint(
                condition=~Q(state=AttemptState.EFFECTIVE) | Q(effective_on__isnull=False),
                name="service_attempt_effective_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}#{self.seq} {self.get_way_display()}"


class Kept(models.Model):
    """A picture or paper kept with an attempt: as it came, shown without what a camera wrote into it."""

    attempt = models.ForeignKey(ServiceAttempt, on_delete=models.PROTECT, related_name="kept")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    proof = models.CharField("是什么", max_length=10, choices=Proof.choices)
    kept_at = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = "送达凭据"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_proof_display()
