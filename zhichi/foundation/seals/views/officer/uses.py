"""One use of a seal: what was stamped, its scan, its voiding; the files behind it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError, tell_of_reading
from zhichi.foundation.files.public import FileFault, original, store
from zhichi.foundation.seals.access import can_reconcile, can_void
from zhichi.foundation.seals.actions import reconcile, void_use
from zhichi.foundation.seals.actions.documents import document_bytes
from zhichi.foundation.seals.actions.sealing import sealed_bytes
from zhichi.foundation.seals.enums import Manner
from zhichi.foundation.seals.forms import ReasonForm, ScanForm
from zhichi.foundation.seals.models import SealUse
from zhichi.foundation.seals.views.officer.gate import gate, use_or_404
from zhichi.kernel import writes


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    use, actor = use_or_404(request, pk), request_actor(request)
    stands = use.stamped_at is not None and not use.is_void
    wants_scan = stands and use.request.manner == Manner.INK and use.reconciled_at is None
    context = {
        "use": use,
        "held": use.request,
        "misuses": use.misuses.all(),
        "may_void": stands and bool(can_void(actor, use.request)),
        "may_reconcile": wants_scan and bool(can_reconcile(actor, use.request)),
        "form": ScanForm(),
    }
    return render(request, "seals/officer/use.html", context)


@require_POST
@gate
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    use, by, at = use_or_404(request, pk), request_actor(request), timezone.now()
    try:
        if verb == "void":
            form = ReasonForm(request.POST)
            void_use(use=use, because=form.cleaned_data["because"] if form.is_valid() else "", by=by, at=at)
            messages.success(request, "已作废，编号和理由一直保留。")
        elif verb == "scan":
            messages.success(request, _compared(request, use))
        else:
            raise Http404
    except (RefusedError, FileFault) as error:
        messages.error(request, str(error))
    return redirect("seals:use", pk)


def _compared(request: HttpRequest, use: SealUse) -> str:
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        raise RefusedError("请选择扫描件，写清页数和份数。")
    by, at, given = request_actor(request), timezone.now(), form.cleaned_data
    stored = store(upload=given["scan"], by=by, at=at)
    done = reconcile(use=use, scan=stored, pages=given["pages"], copies=given["copies"], by=by, at=at)
    return f"已核对，有差别：{done.difference}。" if done.difference else "已核对，和批准的一致。"


@require_safe
@gate
def file(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """`document`, `sealed` or `scan`: saved, never opened in our pages. Of a sensitive case each time is logged."""
    use = use_or_404(request, pk)
    data = _bytes(use, what)
    if use.paper is not None:
        with writes.allowed("the log of who took out a paper that names people"):
            at, by = timezone.now(), request_actor(request)
            tell_of_reading(case=use.paper.case, purpose=f"取用文书：{use.title}", by=by, at=at)
    kind = use.scan.mime if what == "scan" and use.scan else "application/pdf"
    ending = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}.get(kind, "pdf")
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = (
        content_disposition_header(True, f"{use.title}.{ending}") or "attachment"
    )
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _bytes(use: SealUse, what: str) -> bytes:
    """Http404 for what there is not, or not any more."""
    try:
        if what == "document":
            return document_bytes(use)
        if what == "sealed" and use.sealed_digest:
            return sealed_bytes(use)
        if what == "scan" and use.scan is not None:
            with original(use.scan) as held:
                return held.read()
    except FileNotFoundError as error:
        raise Http404 from error
    raise Http404
