"""群众确认: with the code of a slip, whoever was served says whether the service was real. No account, no name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.network.access import can_answer
from zhichi.domains.network.actions import LockedError, answer_slip, slip_behind
from zhichi.domains.network.enums import SlipAnswer
from zhichi.domains.network.forms.slips import AnswerForm, CodeForm
from zhichi.domains.network.models import Slip
from zhichi.domains.network.rules.slips import SlipError
from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.pace.public import Purpose, paced

CODE, SERVICE = "network/citizen/confirm.html", "network/citizen/confirm_service.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.LOOKING)
def confirm(request: HttpRequest) -> HttpResponse:
    """The code, then what it stands for and the question. A GET fills in the code of the QR picture, no more."""
    verdict = can_answer(request_actor(request))
    if not verdict:
        return render(request, CODE, {"because": verdict.because}, status=403)
    if request.method != "POST":
        return _kept(render(request, CODE, {"form": CodeForm(initial={"code": request.GET.get("code", "")})}))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _kept(render(request, CODE, {"form": form}, status=422))
    code, address, at = form.cleaned_data["code"], client_address(request), timezone.now()
    try:
        slip = slip_behind(code=code, address=address, at=at)
        if "asked" not in request.POST:
            return _asked(request, slip, AnswerForm(initial={"code": code}))
        said = AnswerForm(request.POST)
        if not said.is_valid():
            return _asked(request, slip, said, status=422)
        answer = said.cleaned_data["answer"]
        answer_slip(by=request_actor(request), at=at, slip=slip, answer=answer, address=address)
    except (SlipError, LockedError) as error:
        form.add_error("code", str(error))
        status = 429 if isinstance(error, LockedError) else 422
        return _kept(render(request, CODE, {"form": form}, status=status))
    return redirect(f"{reverse('network:confirm_done')}?said={answer}")


@login_not_required
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Thanks, and what comes of it; the same for everybody."""
    denied = request.GET.get("said") == SlipAnswer.NOT_SERVED
    return render(request, "network/citizen/confirm_done.html", {"denied": denied})


def _asked(request: HttpRequest, slip: Slip, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "event": slip.event, "point": slip.event.point}
    return _kept(render(request, SERVICE, context, status=status))


def _kept(response: HttpResponse) -> HttpResponse:
    """A page with a code on it stays in no cache."""
    response["Cache-Control"] = "no-store"
    return response
