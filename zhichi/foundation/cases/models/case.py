"""One table for every piece of work with a beginning, a clock and an end."""

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.enums import Channel
from zhichi.foundation.cases.models.reach import Reach, reach_of
from zhichi.foundation.cases.rules import NO_DATE
from zhichi.foundation.procedures.public import Phase, Procedure, ProcedureVersion, State, procedure_of
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.statements.public import Row, Slot, among
from zhichi.foundation.vault.public import EncryptedJSONField

OPEN = Q(closed_at__isnull=True)
SHOWN = (
    "number",
    "version",
    "state",
    "phase",
    "title",
    "due_on",
    "due_suspended",
    "due_limit",
    "promise",
    "promised_on",
    "region__full_name",
    "unit__name",
    "handler__name",
)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor | Reach) -> Self:
        """The cases this actor may know of; everything starts here."""
        scope = reach_of(actor)
        if scope.everything:
            return self.all()
        if not scope:
            return self.none()
        wanted = among("handler", scope.people)
        if scope.counties:
            wanted |= among("county_unit", scope.counties)
        if scope.desks:
            wanted |= among("unit", scope.desks) | among("origin_unit", scope.desks)
        return self.filter(wanted)

    def at_desk_of(self, actor: Actor | Reach) -> Self:
        """Open work lying at a desk the actor sits at, in his hands, or in those of whom he stands in for."""
        return self.unfinished().filter(phase=Phase.OPEN, seat__in=reach_of(actor).seats)

    def waiting_for_others(self, actor: Actor | Reach) -> Self:
        """The same desks and hands, where the next move is the citizen's or another body's."""
        return self.unfinished().filter(phase=Phase.WAITING, seat__in=reach_of(actor).seats)

    def in_charge_of(self, actor: Actor | Reach, *, first: int | None = None) -> Self:
        """Everything unfinished in the actor's scope; a desk's ways to a case are asked one by one.

        `first`: at least the so many that are due soonest, and not all the others, when no more are wanted.
        """
        scope = reach_of(actor)
        if scope.everything:
            return self.unfinished()
        if scope.counties:
            return self.unfinished().filter(among("county_unit", scope.counties))
        lying, *others = (way.soonest(first) for way in ways_to(scope))
        return self.filter(pk__in=lying.union(*others, all=True))

    def keys_in_charge_of(self, actor: Actor | Reach) -> QuerySet["Case", int]:
        """The keys of the same, each once and in no order: what a count needs, from the indexes alone."""
        scope = reach_of(actor)
        if scope.everything or scope.counties:
            return self.in_charge_of(scope).order_by().values_list("pk", flat=True)
        lying, *others = (way.order_by().values_list("pk", flat=True) for way in ways_to(scope))
        return lying.union(*others)

    def archive_of(self, actor: Actor | Reach) -> Self:
        """Everything at its end in the actor's scope, the latest first."""
        scope = reach_of(actor)
        ended = self.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")
        if scope.everything:
            return ended
        if scope.counties:
            return ended.filter(among("county_unit", scope.counties))
        begun = among("origin_unit", scope.desks) if scope.desks else Q(pk=None)
        return ended.filter(begun | among("handler", scope.people))

    def unfinished(self) -> Self:
        """Not at an end: exactly the rows of the open-case indexes (a constraint ties phase and end together)."""
        return self.filter(closed_at__isnull=True)

    def overdue(self, *, on: date | Slot) -> Self:
        return self.filter(due_on__lt=on)

    def due(self, *, on: date | Slot) -> Self:
        return self.filter(due_on=on)

    def soonest_first(self) -> Self:
        """By next legal date, those without one last; the case number's order within a day."""
        return self.order_by("due_on", "pk")

    def soonest(self, first: int | None) -> QuerySet["Case", Any]:
        """The keys of all, or of the `first` so many by next legal date."""
        if first is None:
            return self.order_by().values("pk")
        # One step more, because SQLite takes no LIMIT in a part of a union.
        return Case.objects.filter(pk__in=self.soonest_first().values("pk")[:first]).values("pk")

    def for_list(self) -> Self:
        """With what a list row shows, and nothing else: no answers, and of an officer only the name."""
        return self.select_related("unit", "region", "handler").only(*SHOWN)


def ways_to(scope: Reach) -> list[CaseQuerySet]:
    """How unfinished cases come to a desk, each served by an index of its own: lying there, begun there, in hand."""
    ways = (among("unit", scope.desks), among("origin_unit", scope.desks), Q(seat__in=scope.seats))
    return [Case.objects.unfinished().filter(way) for way in ways]


class Case(Row):
    """A case: who holds it, in which state, until when. What happened is in its acts."""

    number = models.CharField("案号", max_length=40, unique=True)
    tracking_code = models.CharField("查询码", max_length=16, unique=True)
    kind = models.CharField("种类", max_length=40)
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, verbose_name="程序版本")
    state = models.CharField("状态", max_length=40)
    phase = models.CharField("阶段", max_length=10, choices=Phase.choices)
    title = models.CharField("事由", max_length=120)
    channel = models.CharField("来源", max_length=10, choices=Channel.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="所在地")
    origin_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="受理点")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="经办单位")
    county_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="所属县局")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, verbose_name="承办人"
    )
    answers = EncryptedJSONField("申请内容")
    confidential = models.BooleanField("敏感", default=False)
    filed_at = models.DateTimeField("收到时间")
    # The last day there is stands for "no date", so that one plain index serves both databases.
    due_on = models.DateField("下一期限", default=NO_DATE)
    due_limit = models.CharField("期限依据", max_length=60, blank=True)
    due_suspended = models.BooleanField("期限暂停", default=False)
    # The item it was filed for and the version of its guide that day (0: nobody said), the limit that counts for what
    # the guide promises, and until when that runs.
    item = models.CharField("事项", max_length=40, blank=True)
    item_version = models.PositiveIntegerField("事项版本", default=0)
    promise = models.CharField("承诺时限", max_length=60, blank=True)
    promised_on = models.DateField("承诺日期", null=True)
    closed_at = models.DateTimeField("办结时间", null=True)
    archived_at = models.DateTimeField("归档时间", null=True)
    revision = models.PositiveIntegerField("修订", default=1)
    # Where the case waits, in one number: the person who has it in hand, else the desk. One index serves the inbox.
    seat = models.GeneratedField(
        expression=Coalesce(F("handler_id") * 2 + 1, F("unit_id") * 2),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "案件"
        indexes = [
            # Lists show unfinished cases, a small part of all: one index for each width of scope, over those only.
            models.Index(fields=["seat", "phase", "due_on", "id"], name="case_open_seat", condition=OPEN),
            models.Index(fields=["unit", "due_on", "id"], name="case_open_unit", condition=OPEN),
            models.Index(fields=["origin_unit", "due_on", "id"], name="case_open_origin", condition=OPEN),
            models.Index(fields=["county_unit", "due_on", "id"], name="case_open_county", condition=OPEN),
            models.Index(fields=["due_on", "id"], name="case_open_city", condition=OPEN),
            models.Index(
                fields=["county_unit", "closed_at", "id"], name="case_ended_county", condition=~OPEN
            ),
            models.Index(
                fields=["origin_unit", "closed_at", "id"], name="case_ended_origin", condition=~OPEN
            ),
            models.Index(fields=["closed_at", "id"], name="case_ended_city", condition=~OPEN),
            models.Index(fields=["filed_at"], name="case_filed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase="done", closed_at__isnull=False) | (~Q(phase="done") & OPEN),
                name="case_done_has_an_end",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """The case's name on the ledger and on its clocks."""
        return f"case:{self.number}"

    @property
    def procedure(self) -> Procedure:
        return procedure_of(self.version_id)

    @property
    def current_state(self) -> State:
        return self.procedure.states[self.state]

    @property
    def kind_title(self) -> str:
        return self.procedure.title

    @property
    def next_date(self) -> date | None:
        """The next legal date, or None when no clock runs."""
        return None if self.due_on == NO_DATE else self.due_on

    @property
    def is_done(self) -> bool:
        return self.phase == Phase.DONE

    def age_days(self, *, at: datetime) -> int:
        return ((self.closed_at or at) - self.filed_at).days
