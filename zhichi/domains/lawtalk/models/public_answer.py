"""An answered question on its way to everybody: allowed by who asked, rewritten by one, cleared by another."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.lawtalk.enums import State
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.vault.public import EncryptedTextField

KIND = "consultation"


class PublicAnswerQuerySet(models.QuerySet["PublicAnswer"]):
    def visible_to(self, actor: Actor) -> Self:
        """Before it is public: whoever may see the consultation itself."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)


class PublicAnswer(models.Model):
    """A derivative of a consultation; the case keeps what was really said. The texts are kept encrypted until they are
    published, and read from here afterwards."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="public_answer")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.ALLOWED)
    matter = models.CharField("哪方面", max_length=40, blank=True)
    title = EncryptedTextField("标题", blank=True)
    question = EncryptedTextField("问题", blank=True)
    answer = EncryptedTextField("答复", blank=True)
    allowed_at = models.DateTimeField("同意时间")
    drafted_at = models.DateTimeField("起草时间", null=True, blank=True)
    # `officer:17`: the person, whatever the post; somebody else has to clear it.
    drafted_by = models.CharField("起草人", max_length=40, blank=True)
    drafted_name = models.CharField("起草人姓名", max_length=80, blank=True)
    cleared_by = models.CharField("核对人", max_length=40, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    note = EncryptedTextField("退回、撤下的理由", blank=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = PublicAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开问答"
        indexes = [models.Index(fields=["state", "-published_at"], name="public_answer_shown")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(cleared_by=""), name="public_answer_was_cleared"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.state}"
