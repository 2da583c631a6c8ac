"""Guards every session: too old, too long idle, or owing a step (new password, second factor).

Stands between AuthenticationMiddleware and LoginRequiredMiddleware. A form posted into a dead session is not
lost: it is answered with the login page, which carries what was typed (see `carried`).
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from zhichi.foundation.accounts import carried, sessions
from zhichi.foundation.accounts.gates import request_actor
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.entering import needs_second_factor, password_expired
from zhichi.foundation.accounts.views.officer.entering import login_page
from zhichi.foundation.accounts.views.officer.own import step_page

ENDED = {"idle": "您有一段时间没有操作，为了安全请重新登录。", "age": "这次登录的时间已满，请重新登录。"}
# What stays open to somebody who owes a step.
OPEN_WHILE_OWING = {"accounts:password", "accounts:factor", "accounts:logout"}


def owed_step(request: HttpRequest, officer: Officer) -> str:
    """The page the officer must pass first: accounts:password, accounts:factor or none."""
    days = int(getattr(settings, "ZHICHI_PASSWORD_DAYS", 90))
    if officer.must_change_password or password_expired(officer.password_changed_at, timezone.now(), days):
        return "accounts:password"
    if officer.totp_confirmed_at is None:
        roles = {post.role for post in request_actor(request).posts}
        if needs_second_factor(roles, officer.totp_required, confirmed=False):
            return "accounts:factor"
    return ""


def is_partial(request: HttpRequest) -> bool:
    """Whether a part of a page asks (htmx); its answer must move the whole page."""
    return "HX-Request" in request.headers


def go(request: HttpRequest, name: str, *, ended: bool = False) -> HttpResponse:
    """To the page `name`, with the way back: a read leads to itself, a button or a part to the page it stood on."""
    here = request.get_full_path() if request.method in {"GET", "HEAD"} and not is_partial(request) else ""
    stood = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    query = {"next": here or carried.local_path(request, stood)} | ({"ended": "1"} if ended else {})
    url = f"{reverse(name)}?{urlencode(query)}"
    return HttpResponse(status=204, headers={"HX-Redirect": url}) if is_partial(request) else redirect(url)


class SessionGuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """None lets the request through; otherwise the login page or the step that is owed."""
        closed = getattr(view, "login_required", True)
        if settings.SESSION_COOKIE_NAME not in request.COOKIES and not closed:
            return None
        officer = request.user
        if not isinstance(officer, Officer):
            asked = request.method == "POST" or is_partial(request)
            return self._stranger(request, None, "") if closed and asked else None
        if ended := sessions.over(request, timezone.now()):
            request.session.flush()
            request.user = AnonymousUser()
            vars(request).pop("zhichi_actor", None)
            return self._stranger(request, officer.pk, ENDED[ended]) if closed else None
        step = owed_step(request, officer) if closed else ""
        if not step or (request.resolver_match and request.resolver_match.view_name in OPEN_WHILE_OWING):
            return None
        kept = carried.seal(request, officer.pk, timezone.now()) if request.method == "POST" else ""
        return step_page(request, step, kept) if kept else go(request, step)

    def _stranger(self, request: HttpRequest, officer_id: int | None, because: str) -> HttpResponse:
        """Ask to log in again: with the typed form on board, or with the way back in the address."""
        kept = carried.seal(request, officer_id, timezone.now()) if request.method == "POST" else ""
        if not kept:
            return go(request, "accounts:login", ended=bool(because))
        return login_page(request, because=because or "登录已经失效，请重新登录。", kept=kept, status=401)
