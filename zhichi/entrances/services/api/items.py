"""`GET /items`: what can be asked for, with its guide and the form of its filing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.answers import schema_for_filing
from zhichi.entrances.services.api.applicants import required_of
from zhichi.entrances.services.api.commitments import promisable
from zhichi.entrances.services.api.documents import Problem
from zhichi.entrances.services.api.problems import Kind, ProblemError
from zhichi.entrances.services.api.shapes import FilingOut, ItemDetailOut, ItemOut, ItemsOut
from zhichi.foundation.procedures.public import NoProcedureError, current_id, procedure_of
from zhichi.foundation.sockets.public import ServiceItem, service_item, service_items

router = Router(tags=["事项"])


@router.get("/items", response={200: ItemsOut}, operation_id="list_items")
def list_items(request: HttpRequest) -> HttpResponse:
    """Every service item with its guide."""
    return answer(ItemsOut(items=[ItemOut(**facts(item)) for item in service_items(timezone.localdate())]))


@router.get(
    "/items/{code}", response={200: ItemDetailOut, 404: Problem, 503: Problem}, operation_id="read_item"
)
def read_item(request: HttpRequest, code: str) -> HttpResponse:
    """One service item, with the JSON Schema of its filing's answers by the procedure in force today."""
    item = service_item(code, timezone.localdate())
    if item is None:
        raise ProblemError(Kind.NOT_FOUND, "没有这项服务，可办的见 /items。")
    return answer(ItemDetailOut(**facts(item), filing=filing_out(item) if item.kind else None))


def filing_out(item: ServiceItem) -> FilingOut | None:
    """What a filing must hold today; None while no procedure of the kind is in force."""
    day = timezone.localdate()
    try:
        procedure = procedure_of(current_id(item.kind, day))
    except NoProcedureError:
        return None
    if procedure.is_internal:
        return None
    return FilingOut(
        version=procedure.version,
        anonymous=procedure.filing.anonymous,
        applicant_required=required_of(procedure.filing),
        answers=schema_for_filing(procedure),
        commitments=promisable(item, day),
    )


def facts(item: ServiceItem) -> dict[str, Any]:
    return {
        "code": item.code,
        "title": item.title,
        "summary": item.summary,
        "version": item.version,
        "effective_from": item.effective_from,
        "online": bool(item.kind),
        "guide": dict(item.document),
    }
