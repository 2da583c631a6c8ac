"""`GET /health`: for whoever keeps the lights on."""

from importlib.metadata import version

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from ninja import Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.documents import Problem
from zhichi.entrances.services.api.shapes import HealthOut, LedgerOut
from zhichi.foundation.ledger.public import Entry, Seal

router = Router(tags=["运行"])
VERSION = version("zhichi")


@router.get("/health", response={200: HealthOut, 503: Problem}, operation_id="health")
def health(request: HttpRequest) -> HttpResponse:
    """Whether the database answers, and how far the ledger has come. 503 when it does not answer."""
    return answer(HealthOut(status="ok", version=VERSION, database=True, ledger=ledger()), private=True)


def ledger() -> LedgerOut:
    """The head of the ledger in five statements that read a day's entries, however long it is."""
    seal = Seal.objects.order_by("-date").first()
    sealed = Seal.objects.aggregate(n=Sum("count"))["n"] or 0
    full = Seal.objects.filter(count__gt=0).order_by("-date").first()
    last = full.leaves.order_by("-position").values_list("entry_id", flat=True).first() if full else None
    return LedgerOut(
        entries=sealed + Entry.objects.filter(pk__gt=last or 0).count(),
        last_seal=seal.date if seal else None,
    )
