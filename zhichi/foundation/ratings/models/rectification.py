"""What became of a bad grade: verified, put right, asked again; kept from whom the grade is about."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import Act
from zhichi.foundation.ratings.enums import Finding, Grade, Pace, State
from zhichi.foundation.ratings.models.rating import Rating
from zhichi.foundation.regions.public import Tier, Unit

HANDLERS = (
    Role.JUSTICE_OFFICE_HEAD,
    Role.LEGAL_AID_HEAD,
    Role.PLS_ADMIN,
    Role.DEPUTY_DIRECTOR,
    Role.BUREAU_DIRECTOR,
)


def hands_in(actor: Actor, case: str) -> Exists:
    """Whether this officer did anything in the case that `case` names."""
    person = f"officer:{actor.officer_id}"
    mine = Q(actor=person) | Q(actor__startswith=f"{person}@")
    return Exists(Act.objects.filter(mine, case=OuterRef(case)))


class RectificationQuerySet(models.QuerySet["Rectification"]):
    def visible_to(self, actor: Actor) -> Self:
        """Heads and the public legal service desks see those of their branch, never one of a case they had a hand in:
        who was judged does not read who judged him (GB/T 39735—2020 protects the evaluator)."""
        if actor.kind != "officer":
            return self.all() if actor.kind == "system" else self.none()
        seen = Q(pk__in=[])
        for path in actor.paths(*HANDLERS):
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen).exclude(hands_in(actor, "rating__case"))

    def waiting_for(self, actor: Actor) -> Self:
        """Open ones that are this officer's to move: his own unit's and, in a county, all below it. The city's desk
        has its own; those below that are late it finds in the list."""
        mine = Q(pk__in=[])
        for post in actor.posts:
            if post.role in HANDLERS:
                city = post.tier == Tier.CITY
                mine |= Q(unit__path=post.unit_path) if city else Q(unit__path__startswith=post.unit_path)
        return self.visible_to(actor).filter(mine).exclude(state=State.CLOSED)


class Rectification(models.Model):
    """Opened by a bad grade itself. `due_on` is the running clock's day, None where the bureau set no limit."""

    rating = models.OneToOneField(Rating, on_delete=models.CASCADE, related_name="rectification")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="被评单位")
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.TO_VERIFY)
    opened_at = models.DateTimeField("开始时间")
    moved_at = models.DateTimeField("最近办理时间")
    finding = models.CharField("核实结果", max_length=10, choices=Finding.choices, blank=True)
    pace = models.CharField("难易", max_length=8, choices=Pace.choices, blank=True)
    round = models.PositiveSmallIntegerField("第几轮整改", default=1)
    callback_grade = models.PositiveSmallIntegerField(
        "回访评价", choices=Grade.choices, null=True, blank=True
    )
    due_on = models.DateField("期限", null=True, blank=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = RectificationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "差评整改"
        indexes = [models.Index(fields=["unit", "state"], name="rectification_unit_state")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.get_state_display()}"

    @property
    def subject(self) -> str:
        """Its name on the ledger and on its clocks."""
        return f"rectification:{self.pk}"
