"""A verification from its code to its result, with a connection and without.

The page of a visit keeps what was filled in on the device and sends it when there is a connection, by the same POST;
it then asks for an answer that a script can read.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.network.access import OVERSEERS
from zhichi.domains.network.actions import FactError, finish_visit
from zhichi.domains.network.forms.facts import VisitForm
from zhichi.domains.network.models import Visit
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.files.public import FileFault

JSON = "application/json"


@require_safe
@require_role(*OVERSEERS)
def visits(request: HttpRequest) -> HttpResponse:
    """What I have begun and not written down; and, by script, what waits on this device to be sent."""
    actor = request_actor(request)
    begun = Visit.objects.open_of(actor, timezone.now()).select_related("point")
    return render(request, "network/officer/visits.html", {"visits": begun, "who": who(actor)})


@require_safe
@require_role(*OVERSEERS)
def visits_copy(request: HttpRequest) -> HttpResponse:
    """The same without anybody's name, to be kept on the device: the rows come from the device."""
    return render(request, "network/officer/visits_copy.html", {"who": who(request_actor(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """The code to be shown in the photos, and what was found. A script is answered in JSON, with what was wrong."""
    actor = request_actor(request)
    try:
        one = own_visit(actor, pk)
        return answered(request, actor, one)
    except PermissionDenied as refusal:
        if not by_script(request):
            raise
        return JsonResponse({"said": [str(refusal)]}, status=403)


def answered(request: HttpRequest, actor: Actor, one: Visit) -> HttpResponse:
    form = VisitForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid() and record(request, actor, one, form):
        messages.success(request, f"核验结果已登记：{one.point.name}。")
        there = reverse("network:office_point", args=[one.point.code])
        return JsonResponse({"there": there}) if by_script(request) else redirect(there)
    if by_script(request):
        said = [sentence for sentences in form.errors.values() for sentence in sentences]
        return JsonResponse({"said": said}, status=422)
    context = {"visit": one, "point": one.point, "form": form, "who": who(actor)}
    return render(request, "network/officer/visit.html", context, status=422 if form.errors else 200)


@require_safe
def visit_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a visit without the officer's name and without a token, to be kept on the device."""
    one = own_visit(request_actor(request), pk)
    context = {"visit": one, "point": one.point, "form": VisitForm(), "who": who(request_actor(request))}
    return render(request, "network/officer/visit_copy.html", context)


@never_cache
@require_safe
def pass_to_send(request: HttpRequest) -> JsonResponse:
    """Asked before anything that waited is sent: who is logged in now, and a token for his forms."""
    return JsonResponse({"who": who(request_actor(request)), "token": get_token(request)})


def record(request: HttpRequest, actor: Actor, one: Visit, form: VisitForm) -> bool:
    """Record the result; what is wrong stands in the form."""
    told = form.cleaned_data
    try:
        finish_visit(
            by=actor,
            at=timezone.now(),
            visit=one,
            outcome=told["outcome"],
            note=told["note"],
            position=form.position,
            photos=told["photos"],
            once=told["once"],
            told_at=told["told_at"],
        )
    except (FactError, FileFault) as error:
        form.add_error(getattr(error, "field", "photos"), str(error))
        return False
    return True


def own_visit(actor: Actor, pk: int) -> Visit:
    """A visit of my branch that I began; PermissionDenied for another's."""
    one = get_object_or_404(Visit.objects.visible_to(actor).select_related("point__unit"), pk=pk)
    if one.officer_id != actor.officer_id:
        raise PermissionDenied("这次核验是别人开始的，请由本人登记结果。")
    return one


def who(actor: Actor) -> str:
    """A mark of the officer for the device: tells two apart, names nobody."""
    return salted_hmac("network.visits", str(actor.officer_id)).hexdigest()[:24]


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == JSON
