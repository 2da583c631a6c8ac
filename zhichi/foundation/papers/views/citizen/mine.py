"""The citizen's own copy of a paper that was issued to him: the exact bytes, with its electronic seal if it has one."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from zhichi.foundation.cases.public import open_until
from zhichi.foundation.papers.actions import sent_bytes
from zhichi.foundation.papers.enums import PaperState
from zhichi.foundation.papers.models import Paper


@login_not_required
@require_safe
def mine(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Only in a browser that opened the case by its code and last four, as the other pages of it."""
    if open_until(request.session, code) < timezone.now().timestamp():
        asked = urlencode({"code": code, "next": request.path})
        return redirect(f"{reverse('services:track')}?{asked}")
    given = Paper.objects.filter(case__tracking_code=code, given=True, state=PaperState.ISSUED)
    paper = given.select_related("bytes").filter(pk=pk).first()
    if paper is None or not hasattr(paper, "bytes"):
        raise Http404
    return as_pdf(sent_bytes(paper), f"{paper.title}{paper.number}.pdf")


def as_pdf(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
