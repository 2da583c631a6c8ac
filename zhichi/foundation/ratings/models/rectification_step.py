"""One step of a rectification: who took it, when, and in which words."""

from django.db import models

from zhichi.foundation.ratings.enums import Verb
from zhichi.foundation.ratings.models.rectification import Rectification
from zhichi.foundation.vault.public import EncryptedTextField


class RectificationStep(models.Model):
    rectification = models.ForeignKey(Rectification, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField("动作", max_length=10, choices=Verb.choices)
    at = models.DateTimeField("时间")
    by = models.CharField("经办", max_length=80)
    by_name = models.CharField("经办人", max_length=80)
    words = EncryptedTextField("说明")
    result = models.CharField("结果", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改经过"
        ordering = ["rectification", "pk"]
