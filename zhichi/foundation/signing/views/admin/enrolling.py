"""What the security administrator does: enrol, renew, revoke."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.signing.access import KEEPER, can_renew, can_revoke
from zhichi.foundation.signing.actions import enrol, renew, revoke
from zhichi.foundation.signing.forms import EnrolForm, RevokeForm
from zhichi.foundation.signing.rules.faults import SigningError
from zhichi.foundation.signing.views.admin.certificates import certificate_or_404, shown


def units_of(actor: Actor) -> list[int]:
    """Keys of the units for which he enrols."""
    paths = tuple(actor.paths(KEEPER))
    rows = Unit.objects.valid_on(timezone.localdate()).values_list("pk", "path")
    return [pk for pk, path in rows if path.startswith(paths)]


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(KEEPER)
def new(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    form = EnrolForm(request.POST or None, units=Unit.objects.filter(pk__in=units_of(actor)).order_by("path"))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = enrol(
                name=given["name"],
                organ_code=given["organ"].code,
                years=given["years"],
                by=actor,
                at=timezone.now(),
            )
        except SigningError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已申领“{made.name}”的签章证书。")
            return redirect("signing:certificate", made.pk)
    return render(request, "signing/admin/new.html", {"form": form})


@require_POST
@require_role(KEEPER)
def revoking(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    one = certificate_or_404(actor, pk)
    allowed = can_revoke(actor, one)
    if not allowed:
        return refused(request, allowed.because)
    form = RevokeForm(request.POST)
    if form.is_valid():
        try:
            revoke(certificate=one, **form.cleaned_data, by=actor, at=timezone.now())
        except SigningError as error:
            form.add_error("note", str(error))
        else:
            messages.success(request, f"“{one.name}”的证书已吊销，从现在起不能用它签章。")
            return redirect("signing:certificate", one.pk)
    return shown(request, one, form)


@require_POST
@require_role(KEEPER)
def renewing(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    one = certificate_or_404(actor, pk)
    allowed = can_renew(actor, one, at)
    if not allowed:
        return refused(request, allowed.because)
    try:
        made = renew(certificate=one, by=actor, at=at)
    except SigningError as error:
        messages.error(request, str(error))
        return redirect("signing:certificate", one.pk)
    messages.success(
        request, "已换发新证书，请印章的管理人在印章页面选定它。旧证书用到它自己到期为止，不想再用请吊销。"
    )
    return redirect("signing:certificate", made.pk)
