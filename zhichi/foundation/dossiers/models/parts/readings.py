"""The statements that gather a file, built once: they run inside the transaction of a decision."""

from typing import Any

from django.db.models import QuerySet

from zhichi.foundation.cases.public import Act, Material, Party, Record
from zhichi.foundation.dossiers.models.late import LatePaper
from zhichi.foundation.papers.public import Paper, PaperState
from zhichi.foundation.statements.public import Slot, reading
from zhichi.foundation.timelimits.public import Clock


@reading
def acts_of(*, case: Slot) -> QuerySet[Act, Act]:
    return Act.objects.filter(case=case).order_by("seq")


@reading
def records_of(*, case: Slot) -> QuerySet[Record, Record]:
    return Record.objects.filter(case=case).select_related("unit").order_by("made_at", "pk")


@reading
def parties_of(*, case: Slot) -> QuerySet[Party, Party]:
    return Party.objects.filter(case=case).order_by("pk")


@reading
def materials_of(*, case: Slot) -> QuerySet[Material, Any]:
    columns = ("kind", "name", "given_at", "given_by", "file__mime", "file__digest", "file__size")
    return Material.objects.filter(case=case).order_by("given_at", "pk").values_list(*columns)


@reading
def papers_of(*, case: Slot) -> QuerySet[Paper, Any]:
    columns = ("pk", "template__key", "title", "number", "state", "issued_at", "issued_by", "hash_name")
    printed = Paper.objects.filter(case=case).exclude(state=PaperState.NUMBERED).exclude(digest="")
    return printed.order_by("issued_at", "pk").values_list(*columns, "digest", "size", "pages")


@reading
def clocks_of(*, subject: Slot) -> QuerySet[Clock, Any]:
    limit = ("limit__title", "limit__key", "limit__version", "limit__citation")
    clock = ("n", "unit", "started_at", "due_on", "state", "stopped_at", "calendar_version")
    return Clock.objects.filter(subject=subject).order_by("pk").values_list(*limit, *clock)


@reading
def late_of(*, case: Slot) -> QuerySet[LatePaper, LatePaper]:
    return LatePaper.objects.filter(dossier__case=case).select_related("file").order_by("given_at", "pk")
