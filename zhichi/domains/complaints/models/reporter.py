"""Who filed a complaint and asked that it be kept from everybody but its handlers."""

from django.db import models

from zhichi.foundation.cases.public import Case, PartyRole
from zhichi.foundation.vault.public import EncryptedTextField

# What stands in the place of the name wherever the case is shown or printed.
NOBODY = "某投诉人"


class KeptReporter(models.Model):
    """The identity of a party, taken out of the case: whatever prints, lists or searches the case cannot tell it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="kept_reporters")
    role = models.CharField("身份", max_length=10, choices=PartyRole.choices)
    name = EncryptedTextField("姓名", blank=True)
    phone = EncryptedTextField("电话", blank=True)
    id_number = EncryptedTextField("证件号码", blank=True)
    address = EncryptedTextField("住址", blank=True)

    class Meta:
        verbose_name = "保密的投诉人"
        constraints = [
            models.UniqueConstraint(fields=["case", "role"], name="kept_reporter_once"),
        ]

    def __str__(self) -> str:
        return NOBODY
