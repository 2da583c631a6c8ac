"""From a request to an actor, and the gate before pages that belong to certain roles."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhichi.foundation.accounts.access import actor_of
from zhichi.foundation.accounts.actors import CITIZEN, Actor
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Officer

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def request_actor(request: HttpRequest) -> Actor:
    """The actor behind the request, worked out once; CITIZEN when nobody is logged in."""
    known = vars(request).get("zhichi_actor")
    if isinstance(known, Actor):
        return known
    user = getattr(request, "user", None)
    actor = actor_of(user, on=timezone.localdate()) if isinstance(user, Officer) else CITIZEN
    vars(request)["zhichi_actor"] = actor
    return actor


def client_address(request: HttpRequest) -> str:
    """Where the request comes from, at most 45 characters.

    settings.ZHICHI_PROXIES says how many of our own proxies stand in front (default 0): that many entries at
    the right of X-Forwarded-For are ours; what a client writes further left is not believed.
    """
    proxies = int(getattr(settings, "ZHICHI_PROXIES", 0))
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return str(hops[-proxies][:45])
    return str(request.META.get("REMOTE_ADDR") or "unknown")[:45]


def refused(request: HttpRequest, because: str) -> HttpResponse:
    """The 403 page with the reason and the way back."""
    return render(request, "accounts/officer/refused.html", {"because": because}, status=403)


def require_role(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Let in only actors with one of `roles`; others read on a 403 page which role the page belongs to."""
    sentence = "这个页面只供" + "、".join(str(role.label) for role in roles) + "使用，您没有这个岗位。"

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = request_actor(request)
            if not any(actor.has(role) for role in roles):
                return refused(request, sentence)
            return view(request, *args, **kwargs)

        vars(gate).update(roles=roles)
        return gate

    return decorate
