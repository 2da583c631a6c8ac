"""Entering and leaving the office."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts import actions, carried, sessions
from zhichi.foundation.accounts.forms import CodeForm, LoginForm
from zhichi.foundation.accounts.gates import client_address
from zhichi.foundation.accounts.models import Officer

ENDED = "您有一段时间没有操作，或者登录时间已满，请重新登录。"


def next_of(request: HttpRequest) -> str:
    """Where to go after entering: a path of this site or an empty string; anything else is dropped."""
    return carried.local_path(request, request.POST.get("next") or request.GET.get("next") or "")


def login_page(
    request: HttpRequest, *, because: str, kept: str = "", form: LoginForm | None = None, status: int = 200
) -> HttpResponse:
    """The login form with a sentence above it and the carried form, if any, inside it."""
    context = {"form": form or LoginForm(), "because": because, "kept": kept, "next": next_of(request)}
    response = render(request, "accounts/officer/login.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if status == 401:
        response["WWW-Authenticate"] = 'Session realm="office"'
    if request.headers.get("HX-Request"):  # a part of a page asked: the whole page must answer
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response


def onward(request: HttpRequest, officer: Officer) -> HttpResponse:
    """After the last step: to the interrupted form of this same officer, else to `next`, else to the desk."""
    kept = request.POST.get("carried", "")
    form = carried.unseal(kept, timezone.now())
    if form and form.officer_id in (None, officer.pk):
        response = render(request, "accounts/officer/resume.html", {"kept": form, "mine": True})
    elif form:
        response = render(request, "accounts/officer/resume.html", {"kept": form, "mine": False})
    else:
        return redirect(next_of(request) or resolve_url(settings.LOGIN_REDIRECT_URL))
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("password", "carried")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """First step: user name and password."""
    if request.method != "POST":
        if isinstance(request.user, Officer):
            return redirect(next_of(request) or resolve_url(settings.LOGIN_REDIRECT_URL))
        return login_page(request, because=ENDED if request.GET.get("ended") else "")
    now, kept = timezone.now(), request.POST.get("carried", "")
    form = LoginForm(request.POST)
    if not form.is_valid():
        return login_page(request, because="", kept=kept, form=form)
    attempt = actions.try_password(**form.cleaned_data, address=client_address(request), at=now)
    if attempt.officer is None:
        form.add_error(None, attempt.because)
        return login_page(request, because="", kept=kept, form=form)
    if attempt.officer.totp_confirmed_at:
        sessions.await_code(request, attempt.officer, now)
        return code_page(request, CodeForm())
    return entered(request, attempt.officer)


def entered(request: HttpRequest, officer: Officer) -> HttpResponse:
    now = timezone.now()
    sessions.begin(request, officer, now)
    actions.enter(officer=officer, address=client_address(request), at=now)
    return onward(request, officer)


def code_page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    context = {"form": form, "kept": request.POST.get("carried", ""), "next": next_of(request)}
    response = render(request, "accounts/officer/code.html", context)
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("otp", "carried")
@require_http_methods(["GET", "HEAD", "POST"])
def give_code(request: HttpRequest) -> HttpResponse:
    """Second step: the dynamic code, within ten minutes of the password."""
    officer = sessions.awaited(request, timezone.now())
    if officer is None:
        kept = request.POST.get("carried", "")
        return login_page(request, because="等待时间太长，请重新填写用户名和密码。", kept=kept)
    if request.method != "POST":
        return code_page(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return code_page(request, form)
    attempt = actions.try_code(
        officer=officer, code=form.cleaned_data["otp"], address=client_address(request), at=timezone.now()
    )
    if attempt.officer is None:
        form.add_error("otp", attempt.because)
        return code_page(request, form)
    return entered(request, officer)


@login_not_required
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Leave; the session is emptied on the server, and what pages kept on the device goes with it."""
    if isinstance(request.user, Officer):
        actions.leave(officer=request.user, address=client_address(request), at=timezone.now())
    logout(request)
    left = redirect("accounts:login")
    left["Clear-Site-Data"] = '"storage"'
    return left
