"""Who comes in, and the seal or request he may know of."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.seals.access import READERS
from zhichi.foundation.seals.models import Seal, SealRequest, SealUse

M = TypeVar("M", bound=Model)
gate = require_role(*(Role(role) for role in READERS))


def seal_or_404(request: HttpRequest, pk: int) -> Seal:
    return _first(Seal.objects.visible_to(request_actor(request)).select_related("organ", "certificate"), pk)


def request_or_404(request: HttpRequest, pk: int) -> SealRequest:
    rows = SealRequest.objects.visible_to(request_actor(request))
    return _first(rows.select_related("seal__organ", "applicant", "unit", "stamped_by", "ended_by"), pk)


def use_or_404(request: HttpRequest, pk: int) -> SealUse:
    """A use of a request of which this officer may know."""
    rows = SealUse.objects.filter(request__in=SealRequest.objects.visible_to(request_actor(request)))
    people = ("request__applicant", "request__unit", "request__stamped_by")
    return _first(rows.select_related("seal__organ", "paper__case", "file", "scan", *people), pk)


def _first(rows: "QuerySet[M, M]", pk: int) -> M:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
