"""Proofs that are asked for, and the commitments that take their place (证明事项告知承诺制, 国办发〔2020〕42号)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import Alternative, CommitmentState, Risk
from zhichi.domains.catalogue.rules.promising import ProofFacts
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.vault.public import blind_index

FOUND_FALSE = (CommitmentState.FALSE, CommitmentState.CORRECTED, CommitmentState.REVOKED)


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


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the cases this actor may know of."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def to_verify(self) -> Self:
        return self.filter(state=CommitmentState.SIGNED).order_by("verify_by", "pk")

    def excluding(self, person: str) -> Self:
        """The false ones of a person (blind index) that are not repaired: while there is one, nothing is promised."""
        return self.filter(person=person, state__in=FOUND_FALSE, repaired_at__isnull=True)


class Commitment(models.Model):
    """An applicant's written promise in place of a proof, with what became of it."""

    case = models.ForeignKey(Case, verbose_name="案件", on_delete=models.PROTECT, related_name="commitments")
    proof = models.ForeignKey(
        Proof, verbose_name="证明事项", on_delete=models.PROTECT, related_name="commitments"
    )
    # The words as they were shown and accepted.
    words = models.TextField("承诺内容")
    state = models.CharField("状态", max_length=10, choices=CommitmentState.choices)
    # Whose: a blind index of the id number, for the exclusion after a false one; empty where none was given.
    person = models.CharField("承诺人索引", max_length=64, blank=True, db_index=True)
    signed_at = models.DateTimeField("承诺时间")
    verify_by = models.DateField("核查期限", null=True, blank=True)
    verified_at = models.DateTimeField("核查时间", null=True, blank=True)
    verified_by = models.CharField("核查人", max_length=80, blank=True)
    finding = models.CharField("核查情况", max_length=300, blank=True)
    # When the exclusion that a false commitment brings was lifted.
    repaired_at = models.DateTimeField("信用修复时间", null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "告知承诺"
        ordering = ["-signed_at"]
        constraints = [models.UniqueConstraint(fields=["case", "proof"], name="commitment_once")]

    def __str__(self) -> str:
        return f"{self.proof.title} {self.get_state_display()}"

    @property
    def excludes(self) -> bool:
        """Whether it keeps its person from promising again."""
        return self.state in FOUND_FALSE and self.repaired_at is None
