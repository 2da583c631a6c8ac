"""Open files: the certificates of authorities and their newest lists of the revoked, as the certificates say."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from zhichi.foundation.signing.models import Authority, RevocationList


@login_not_required
@require_safe
def authority(request: HttpRequest, digest: str) -> HttpResponse:
    found = get_object_or_404(Authority, fingerprint=digest)
    return _file(found.certificate, "application/pkix-cert", f"{digest[:16]}.cer")


@login_not_required
@require_safe
def revoked(request: HttpRequest, digest: str) -> HttpResponse:
    newest = RevocationList.objects.filter(authority__fingerprint=digest).order_by("-number").first()
    if newest is None:
        raise Http404
    return _file(newest.der, "application/pkix-crl", f"{digest[:16]}.crl")


def _file(data: bytes | memoryview, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(bytes(data), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
