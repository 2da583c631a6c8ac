"""What was answered to the published form of a verb, kept with the act."""

from django.db import models

from zhichi.foundation.cases.models.act import Act
from zhichi.foundation.forms.public import Form, form_of
from zhichi.foundation.vault.public import EncryptedJSONField


class FilledForm(models.Model):
    """The answers in their one form, with the form as `key@version`; the act's ledger entry names the digest."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, primary_key=True, related_name="filled")
    form = models.CharField("表单", max_length=80)
    answers = EncryptedJSONField("内容")
    digest = models.CharField("内容摘要", max_length=64)

    class Meta:
        verbose_name = "填写的表单"

    def __str__(self) -> str:
        return self.form

    @property
    def asked(self) -> Form:
        """The form in whose words it was asked."""
        return form_of(self.form)
