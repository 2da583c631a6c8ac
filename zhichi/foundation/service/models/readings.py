"""What service asks inside the transactions of decisions and attempts: statements built once."""

from typing import Any

from django.db.models import QuerySet

from zhichi.foundation.cases.public import Case, Party, PartyRole
from zhichi.foundation.service.enums import LIVE
from zhichi.foundation.service.models.attempt import Kept, ServiceAttempt
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.statements.public import Slot, reading


@reading
def applicants_of(*, case: Slot) -> QuerySet[Party, Party]:
    """To whom a decision is served; the first is meant."""
    return Party.objects.filter(case=case, role=PartyRole.APPLICANT.value).order_by("pk")


@reading
def services_of(*, case: Slot) -> QuerySet[Service, Service]:
    found = Service.objects.filter(case=case).select_related("party", "unit")
    return found.order_by("planned_at", "pk")


@reading
def attempts_of(*, case: Slot) -> QuerySet[ServiceAttempt, ServiceAttempt]:
    return ServiceAttempt.objects.filter(service__case=case).order_by("service", "seq")


@reading
def kept_of(*, case: Slot) -> QuerySet[Kept, Any]:
    """What proves an attempt: service, kind, when it came, the file."""
    file = ("file_id", "file__mime", "file__digest", "file__size")
    found = Kept.objects.filter(attempt__service__case=case).order_by("attempt__told_at", "pk")
    return found.values_list("attempt__service_id", "proof", "kept_at", *file)


@reading
def needed_of(*, case: Slot) -> QuerySet[Service, Service]:
    """What still has to be served before the case may end."""
    live = [state.value for state in LIVE]
    return Service.objects.filter(case=case, needed=True, state__in=live).order_by("planned_at", "pk")


@reading
def held_service(*, pk: Slot) -> QuerySet[Service, Service]:
    """Kept until the transaction ends; with its party, its document and the act that made it."""
    held = Service.objects.select_for_update(of=("self",)).filter(pk=pk)
    return held.select_related("party", "record__act")


@reading
def case_at_desk(*, pk: Slot) -> QuerySet[Case, Case]:
    return Case.objects.filter(pk=pk).select_related("unit", "county_unit")


@reading
def attempts_at(*, service: Slot) -> QuerySet[ServiceAttempt, ServiceAttempt]:
    return ServiceAttempt.objects.filter(service=service).order_by("seq")


@reading
def told_before(*, token: Slot) -> QuerySet[ServiceAttempt, ServiceAttempt]:
    """A page sent twice has the token of the first time."""
    return ServiceAttempt.objects.filter(token=token)
