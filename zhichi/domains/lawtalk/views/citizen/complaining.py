"""Complaining about a village adviser: open to everybody, without a name."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.lawtalk.actions import LockedError, complain
from zhichi.domains.lawtalk.forms.complaint import ComplaintForm
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import CITIZEN, client_address, request_actor
from zhichi.foundation.pace.public import Purpose, paced

PAGE = "lawtalk/citizen/complaint.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.TELLING)
def complaint(request: HttpRequest, code: str) -> HttpResponse:
    point = point_or_404(code)
    form, status = ComplaintForm(request.POST or None, point=point), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told, at = form.cleaned_data, timezone.now()
            by, address = request_actor(request), client_address(request)
            try:
                complain(point=point, **told, address=address, by=by, at=at)
                return redirect("lawtalk:complained", code=code)
            except LockedError as error:
                form.add_error(None, str(error))
                status = 429
    return render(request, PAGE, {"point": point, "form": form}, status=status)


@login_not_required
@require_safe
def complained(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "lawtalk/citizen/complained.html", {"point": point_or_404(code)})


def point_or_404(code: str) -> Point:
    point = Point.objects.visible_to(CITIZEN).filter(code=code).select_related("region").first()
    if point is None:
        raise Http404
    return point
