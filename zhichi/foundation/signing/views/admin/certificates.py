"""The register: every certificate of the reader's units with how it stands, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.signing.access import can_enrol, can_renew, can_revoke
from zhichi.foundation.signing.enums import CertificateState
from zhichi.foundation.signing.forms import RevokeForm
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.models.certificate import DUE, READERS

PER_PAGE = 50
# How a state is shown: the kind of tag.
KINDS = {
    CertificateState.VALID: "",
    CertificateState.EXPIRING: "warning",
    CertificateState.FUTURE: "grey",
    CertificateState.EXPIRED: "warning",
    CertificateState.REVOKED: "grey",
}


def certificate_or_404(actor: Actor, pk: int) -> SigningCertificate:
    seen = SigningCertificate.objects.visible_to(actor).select_related("unit", "authority", "renews")
    return get_object_or_404(seen, pk=pk)


@require_safe
@require_role(*READERS)
def certificates(request: HttpRequest) -> HttpResponse:
    """Fifty a page, narrowed to one state."""
    actor, at = request_actor(request), timezone.now()
    chosen = request.GET.get("state", "")
    found = (
        SigningCertificate.objects.visible_to(actor)
        .in_state(chosen, at=at)
        .select_related("unit", "authority")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, state, KINDS[state]) for one, state in ((one, one.state(at)) for one in page)]
    context = {
        "page": page,
        "rows": rows,
        "states": [*CertificateState.choices, (DUE, "要换发的")],
        "chosen": chosen,
        "query": request.GET.urlencode(),
        "may_enrol": can_enrol(actor),
        "authority": Authority.objects.filter(issues=True).first(),
    }
    return render(request, "signing/admin/certificates.html", context)


@require_safe
@require_role(*READERS)
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, certificate_or_404(request_actor(request), pk), RevokeForm())


def shown(request: HttpRequest, one: SigningCertificate, form: RevokeForm, status: int = 200) -> HttpResponse:
    """The page of one certificate, with what may be done to it and why not."""
    actor, at = request_actor(request), timezone.now()
    state = one.state(at)
    context = {
        "one": one,
        "state": state,
        "kind": KINDS[state],
        "form": form,
        "may_revoke": can_revoke(actor, one),
        "may_renew": can_renew(actor, one, at),
        "renewed_by": one.renewed_by.first(),
    }
    return render(request, "signing/admin/certificate.html", context, status=status)
