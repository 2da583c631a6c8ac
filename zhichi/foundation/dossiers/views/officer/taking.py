"""Taking a file out: the whole as an evidence bundle, or one item; each with its purpose on the ledger."""

import json
from tempfile import TemporaryFile
from typing import IO, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.dossiers.actions.opening import BundleError, Kept, kept_in
from zhichi.foundation.dossiers.actions.taking import export, read_item
from zhichi.foundation.dossiers.forms import PurposeForm
from zhichi.foundation.dossiers.rules.names import EXTENSIONS
from zhichi.foundation.dossiers.views.officer.listing import gate
from zhichi.foundation.dossiers.views.officer.one import dossier_or_404, shown
from zhichi.foundation.sockets.public import SHEET_MEDIA


@require_POST
@gate
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """The frozen file with hashes, proofs and a verifier. It is written beside first: nothing half goes out."""
    actor = request_actor(request)
    dossier = dossier_or_404(actor, number)
    form = PurposeForm(request.POST)
    if form.is_valid():
        out = TemporaryFile()  # noqa: SIM115  # FileResponse closes it
        try:
            export(
                dossier=dossier, purpose=form.cleaned_data["purpose"], out=out, by=actor, at=timezone.now()
            )
        except (RefusedError, BundleError) as error:
            out.close()
            form.add_error(None, str(error))
        else:
            out.seek(0)
            return _private(zipped(out), f"卷宗证据包{number}.zip")
    return shown(request, actor, dossier.case, dossier, purpose_form=form)


def zipped(out: IO[bytes]) -> HttpResponse:
    """A large file as an answer in pieces; Django's stubs keep streaming answers apart from plain ones."""
    streamed: Any = FileResponse(out, content_type="application/zip")
    answer: HttpResponse = streamed
    return answer


@require_POST
@gate
def item(request: HttpRequest, number: str) -> HttpResponse:
    """One item; the button pressed says which, as `freeze-n`."""
    actor = request_actor(request)
    dossier = dossier_or_404(actor, number)
    found = _chosen(kept_in(dossier), request.POST.get("item", ""))
    form = PurposeForm(request.POST)
    if not form.is_valid() and dossier.case.confidential:
        return shown(request, actor, dossier.case, dossier, purpose_form=form)
    try:
        purpose = form.cleaned_data.get("purpose", "")
        read_item(dossier=dossier, one=found, purpose=purpose, by=actor, at=timezone.now())
        data = b"".join(found.chunks())
    except (RefusedError, BundleError) as error:
        messages.error(request, str(error))
        return redirect("dossiers:one", number)
    if found.line["media"] == SHEET_MEDIA:
        context = {"case": dossier.case, "one": found, "sheet": json.loads(data)}
        return render(request, "dossiers/officer/item.html", context)
    ending = EXTENSIONS.get(found.line["media"], "bin")
    response = HttpResponse(data, content_type=found.line["media"])
    response["X-Content-Type-Options"] = "nosniff"
    return _private(response, f"{found.place.number:03d}.{ending}")


def _chosen(kept: list[Kept], wanted: str) -> Kept:
    for one in kept:
        if f"{one.freeze.seq}-{one.line['n']}" == wanted:
            return one
    raise Http404


def _private(response: HttpResponse, name: str) -> HttpResponse:
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
