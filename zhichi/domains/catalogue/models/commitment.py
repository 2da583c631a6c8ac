"""An applicant's written promise in place of a proof, with what became of it."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from zhichi.domains.catalogue.enums import CommitmentState
from zhichi.domains.catalogue.models.proof import Proof
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case

FOUND_FALSE = (CommitmentState.FALSE, CommitmentState.CORRECTED, CommitmentState.REVOKED)


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the cases this actor may know of."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def to_verify(self) -> Self:
        return self.filter(state=CommitmentState.SIGNED).order_by("verify_by", "pk")

    def excluding(self, person: str | OuterRef) -> Self:
        """The false ones of a person (blind index) that are not repaired: while there is one, nothing is promised."""
        return self.filter(person=person, state__in=FOUND_FALSE, repaired_at__isnull=True)

    def with_standing(self) -> Self:
        """Each with `barred`: its person had a false one, not repaired yet, when it was signed (国办发〔2020〕42号)."""
        earlier = Commitment.objects.excluding(OuterRef("person")).filter(
            verified_at__lt=OuterRef("signed_at")
        )
        return self.annotate(barred=Exists(earlier))


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

    # Only of rows read `with_standing`.
    barred: bool
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "告知承诺"
        ordering = ["-signed_at"]
        constraints = [models.UniqueConstraint(fields=["case", "proof"], name="commitment_once")]

    def __str__(self) -> str:
        return f"{self.proof.title} {self.get_state_display()}"

    @property
    def excludes(self) -> bool:  # its person from promising again
        return self.state in FOUND_FALSE and self.repaired_at is None
