"""A person or organisation in a case; everything that identifies them is encrypted."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from zhichi.foundation.cases.enums import IdType, PartyRole, Relation
from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedTextField, blind_index
from zhichi.kernel import mask


class Party(Row):
    """Name, phone, id and address encrypted; found again only by the exact value through a blind index."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField("身份", max_length=10, choices=PartyRole.choices)
    # Of an agent: what he is to the applicant.
    relation = models.CharField(
        "与当事人的关系", max_length=10, choices=Relation.choices, blank=True, default=""
    )
    name = EncryptedTextField("姓名")
    phone = EncryptedTextField("电话", blank=True)
    id_type = models.CharField("证件种类", max_length=12, choices=IdType.choices, blank=True)
    id_number = EncryptedTextField("证件号码", blank=True)
    address = EncryptedTextField("住址", blank=True)
    name_index = models.CharField(max_length=64, db_index=True)
    phone_index = models.CharField(max_length=64, db_index=True, blank=True)
    id_index = models.CharField(max_length=64, db_index=True, blank=True)

    class Meta:
        verbose_name = "当事人"

    def __str__(self) -> str:
        return mask.name(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_indexes()
        super().save(*args, **kwargs)

    def set_indexes(self) -> None:
        """What the exact values are found by; `save` does it, `insert_all` does not."""
        self.name_index = blind_index(self.name, kind="name") if self.name else ""
        self.phone_index = blind_index(self.phone, kind="phone") if self.phone else ""
        self.id_index = blind_index(self.id_number.upper(), kind="id") if self.id_number else ""

    @property
    def masked_name(self) -> str:
        return mask.name(self.name) if self.name else "未留姓名"

    @property
    def masked_phone(self) -> str:
        return mask.phone(self.phone) if self.phone else ""

    @property
    def masked_id(self) -> str:
        return mask.citizen_id(self.id_number) if self.id_number else ""

    def last_fours(self) -> set[str]:
        """The endings that open the case together with its tracking code."""
        return {value[-4:].upper() for value in (self.phone, self.id_number) if len(value) >= 4}


def key_words(parties: Iterable[Party]) -> str:
    """Whose last four open the case together with its tracking code, in words: 手机号, 身份证号, 查询密码."""
    by_role = {party.role: party for party in parties}
    applicant, agent = by_role.get(PartyRole.APPLICANT), by_role.get(PartyRole.AGENT)
    words = []
    if applicant is not None and applicant.phone:
        words.append("手机号")
    elif applicant is not None and applicant.id_number:
        # A code of four digits stands where a number would, without a kind of paper.
        words.append("证件号" if applicant.id_type else "查询密码")
    if agent is not None and agent.phone:
        words.append("代理人手机号")
    return "或者".join(words)
