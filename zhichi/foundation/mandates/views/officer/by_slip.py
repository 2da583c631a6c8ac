"""凭纸条查进度: who has no telephone brings the slip to any desk; the officer sees the public story, no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import Role, client_address, request_actor, require_role
from zhichi.foundation.cases.public import Case, RefusedError, WrongKeyError, sees, track
from zhichi.foundation.cases.public import LockedError as KeyLockedError
from zhichi.foundation.mandates.access import READERS
from zhichi.foundation.mandates.actions import LockedError, SlipError, look_up, revoke
from zhichi.foundation.mandates.forms import SlipForm
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.views.officer.milestones import milestones
from zhichi.foundation.timelimits.public import open_clocks

PAGE = "mandates/officer/by_slip.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*(Role(role) for role in READERS))
def by_slip(request: HttpRequest) -> HttpResponse:
    """The answer stands on the page of the POST itself: no code comes into an address or the history."""
    actor, at = request_actor(request), timezone.now()
    form, case, said = SlipForm(request.POST or None), None, ""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                case = look_up(code=form.cleaned_data["code"], by=actor, at=at)
                if "revoke" in request.POST:
                    said = take_back(request, form.cleaned_data)
                status = 200
            except (LockedError, KeyLockedError) as error:
                form.add_error("code", str(error))
                status = 429
            except SlipError as error:
                form.add_error("code", str(error))
            except (WrongKeyError, RefusedError) as error:
                form.add_error("ending", str(error))
    context = {"form": form, "said": said, **(told(request, case) if case else {})}
    response = render(request, PAGE, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def take_back(request: HttpRequest, typed: dict[str, str]) -> str:
    """The citizen at the desk says the last four: the same key as on the page of the case."""
    at = timezone.now()
    case = track(code=typed["code"], ending=typed["ending"], address=client_address(request), at=at)
    revoke(case=case, by=request_actor(request), at=at)
    return "委托已经撤回。"


def told(request: HttpRequest, case: Case) -> dict[str, object]:
    return {
        "case": case,
        "timeline": milestones(case),
        "dates": [clock for clock in open_clocks(case.subject) if clock.due_on],
        "mine": sees(request_actor(request), case.pk),
        "mandate": Mandate.objects.filter(case=case, revoked_at=None).exists(),
    }
