"""Proofs that are asked for, and the commitments that take their place (证明事项告知承诺制, 国办发〔2020〕42号)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import Alternative, Risk
from zhichi.domains.catalogue.rules.promising import ProofFacts
from zhichi.foundation.vault.public import blind_index


def person_index(id_number: str) -> str:
    """The blind index under which a person's commitments are found; empty for no number."""
    return blind_index(id_number.strip().upper(), kind="id") if id_number.strip() else ""


class ProofQuerySet(models.QuerySet["Proof"]):
    def in_force(self, day: date) -> Self:
        """What the list says on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day), effective_from__lte=day)


class Proof(models.Model):
    """One proof of the published list."""

    key = models.SlugField("标识", max_length=60, unique=True)
    title = models.CharField("证明名称", max_length=120)
    basis = models.CharField("设定依据", max_length=300)
    issuer = models.CharField("开具单位", max_length=100)
    asked_by = models.CharField("索要单位", max_length=100)
    alternative = models.CharField("替代方式", max_length=10, choices=Alternative.choices)
    data_source = models.CharField("核验数据", max_length=200, blank=True)
    # What the applicant reads and signs; empty unless it can be promised.
    commitment = models.TextField("承诺书内容", blank=True)
    verification = models.CharField("核查方式", max_length=300, blank=True)
    verify_days = models.PositiveIntegerField("核查期限（工作日）", null=True, blank=True)
    risk = models.CharField("风险", max_length=6, choices=Risk.choices, default=Risk.LOW)
    # Why it may not be promised at all: 国办发〔2020〕42号 names the fields.
    excluded = models.CharField("不适用承诺的理由", max_length=200, blank=True)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("终止日期", null=True, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "证明事项"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> ProofFacts:
        return ProofFacts(**{name: getattr(self, name) for name in ProofFacts.__slots__})
