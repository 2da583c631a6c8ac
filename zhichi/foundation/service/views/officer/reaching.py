"""Who may open these pages, and finding what an address names."""

from django.http import Http404

from zhichi.foundation.accounts.public import Actor, Role, require_role
from zhichi.foundation.cases.public import Case, seen_case, sees
from zhichi.foundation.service.access import READERS
from zhichi.foundation.service.models import Service

gate = require_role(*(Role(role) for role in READERS))
KNOWN = ("case__unit", "case__county_unit", "party", "record__act", "paper", "unit")


def case_or_404(actor: Actor, number: str) -> Case:
    case = seen_case(actor, number)
    if case is None:
        raise Http404
    return case


def service_or_404(actor: Actor, pk: int) -> Service:
    """Of a case of which this actor may know."""
    service = Service.objects.select_related(*KNOWN).filter(pk=pk).first()
    if service is None or not sees(actor, service.case_id):
        raise Http404
    return service
