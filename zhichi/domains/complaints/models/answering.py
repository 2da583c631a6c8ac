"""How a respondent answers: the notice with its code, and what he answered."""

from datetime import date, timedelta

from django.db import models

from zhichi.foundation.cases.public import Act, Case, Record
from zhichi.foundation.service.public import Service, State
from zhichi.foundation.vault.public import EncryptedTextField
from zhichi.kernel.tracking import spoken


class RespondentNotice(models.Model):
    """One notice to one respondent. Its code and the last four of his telephone open it, without an account."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="respondent_notices")
    record = models.OneToOneField(Record, models.PROTECT, related_name="+", verbose_name="通知书")
    service = models.OneToOneField(Service, models.PROTECT, related_name="+", verbose_name="送达")
    code = models.CharField("答复码", max_length=16, unique=True)
    who = models.CharField("通知谁", max_length=40)
    phone = EncryptedTextField("电话")
    days = models.PositiveSmallIntegerField("几天内答辩")
    opened_at = models.DateTimeField("第一次打开", null=True)

    class Meta:
        verbose_name = "被投诉人答辩通知"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.who}"

    @property
    def spoken(self) -> str:
        """The code as it is printed."""
        return spoken(self.code)

    @property
    def ending(self) -> str:
        """The last four digits of the telephone, whatever stands between them."""
        return "".join(sign for sign in self.phone if sign.isascii() and sign.isdigit())[-4:]

    @property
    def beginning(self) -> str:
        """By which its owner knows the telephone, and nobody else."""
        return str(self.phone).strip()[:3]

    @property
    def last_day(self) -> date | None:
        """Counted from the day after service; None until it is served. Reads `service`."""
        since = self.service.effective_on if self.service.state == State.EFFECTIVE else None
        return since + timedelta(days=self.days) if since else None


class Defence(models.Model):
    """What a respondent answered: the words and files are those of the act's document."""

    notice = models.ForeignKey(RespondentNotice, models.PROTECT, related_name="defences")
    act = models.OneToOneField(Act, models.PROTECT, related_name="+", verbose_name="办理记录")
    late = models.BooleanField("超过了通知的时间", default=False)
    # A form sent twice is one defence.
    once = models.CharField("幂等键", max_length=40, unique=True)

    class Meta:
        verbose_name = "被投诉人答辩"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.act_id}"
