"""The first page of a kiosk, beginning a task, ending, calling a clerk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.kiosks.actions import begin_task, call_clerk, end_use
from zhichi.domains.kiosks.enums import EndedBy
from zhichi.domains.kiosks.middleware import Screen
from zhichi.domains.kiosks.models import Call, Use
from zhichi.domains.kiosks.views.citizen.screens import USE, at_kiosk, forgetful
from zhichi.foundation.sockets.public import KIOSK_TASKS


@require_safe
@at_kiosk
def home(request: HttpRequest, screen: Screen) -> HttpResponse:
    """The tasks. `?idle` is where a page without script goes after a minute: the browser forgets there too."""
    offered = sorted(KIOSK_TASKS.items(), key=lambda each: each[1].order)
    tasks = [(key, task) for key, task in offered if task.url(screen.kiosk.point)]
    idle = USE not in request.session
    response = render(
        request,
        "kiosks/citizen/home.html",
        {"tasks": tasks, "kiosk": screen.kiosk, "kiosk_idle": idle},
    )
    return forgetful(request, response) if "idle" in request.GET else response


@require_POST
@at_kiosk
def begin(request: HttpRequest, screen: Screen) -> HttpResponse:
    key = request.POST.get("task", "")
    url = KIOSK_TASKS.get(key).url(screen.kiosk.point) if key in KIOSK_TASKS else ""
    if not url:
        raise Http404("没有这件事")
    noted(request, screen, key)
    return redirect(url)


def noted(request: HttpRequest, screen: Screen, task: str) -> Use:
    use = begin_task(kiosk=screen.kiosk, use_id=request.session.get(USE), task=task, at=timezone.now())
    request.session[USE] = use.pk
    return use


@require_POST
@at_kiosk
def end(request: HttpRequest, screen: Screen) -> HttpResponse:
    """By the button, or by the countdown that nobody stopped."""
    idle = request.POST.get("because") == EndedBy.IDLE
    end_use(kiosk=screen.kiosk, because=EndedBy.IDLE if idle else EndedBy.BUTTON, at=timezone.now())
    request.session.flush()
    return forgetful(request, redirect("kiosks:home"))


@require_POST
@at_kiosk
def call(request: HttpRequest, screen: Screen) -> HttpResponse:
    use = noted(request, screen, "call")
    call_clerk(kiosk=screen.kiosk, use=use, at=timezone.now())
    messages.success(request, "已经告诉工作人员，请在这里稍等。")
    return redirect("kiosks:called")


@require_safe
@at_kiosk
def called(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Whether somebody is on the way; asks again by itself."""
    use = request.session.get(USE)
    held = Call.objects.filter(kiosk=screen.kiosk, use=use).order_by("-pk").first() if use else None
    if held is None:
        return redirect("kiosks:home")
    return render(request, "kiosks/citizen/called.html", {"call": held, "point": screen.kiosk.point})
