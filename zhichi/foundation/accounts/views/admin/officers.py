"""Accounts in front of the three administrators: the list, one officer, a new one, and the single acts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts import access, actions
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.forms import HandOverForm, OfficerForm, SearchForm
from zhichi.foundation.accounts.gates import refused, request_actor, require_role
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError, RefusedError
from zhichi.foundation.accounts.views.admin.scope import units_of
from zhichi.kernel.verdict import Verdict

PER_PAGE = 50
ANY = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@dataclass(frozen=True, slots=True)
class Act:
    """One button on an officer's page."""

    title: str
    allowed: Callable[[Actor, Officer], Verdict]
    do: Callable[..., object]
    done: str


ACTS = {
    "deactivate": Act("停用账号", access.can_deactivate, actions.deactivate, "账号已停用，立即不能登录。"),
    "reactivate": Act("恢复账号", access.can_reactivate, actions.reactivate, "账号已恢复。"),
    "reset-password": Act("重置密码", access.can_reset_password, actions.reset_password, ""),
    "unlock": Act("解除锁定", access.can_unlock, actions.unlock, "已解除锁定，现在可以登录。"),
    "require-factor": Act(
        "要求启用动态码", access.can_require_factor, actions.require_factor, "已要求启用动态码。"
    ),
    "reset-factor": Act(
        "重置动态码", access.can_reset_factor, actions.reset_factor, "动态码已重置，下次登录时重新设置。"
    ),
}


def officer_in_sight(request: HttpRequest, pk: int) -> Officer:
    """The officer, or 404 outside the administrator's subtree."""
    seen = Officer.objects.visible_to(request_actor(request)).select_related("home_unit")
    return get_object_or_404(seen, pk=pk)


@require_safe
@require_role(*ANY)
def officers(request: HttpRequest) -> HttpResponse:
    """The accounts of my subtree, fifty a page, searched by user name or name."""
    actor = request_actor(request)
    search = SearchForm(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    found = Officer.objects.visible_to(actor).select_related("home_unit").order_by("username")
    page = Paginator(found.called(text) if text else found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "q": text,
        "query": request.GET.urlencode(),
        "may_create": actor.has(Role.SYSTEM_ADMIN),
        "may_read": access.can_read_records(actor),
    }
    return render(request, "accounts/admin/officers.html", context)


@require_safe
@require_role(*ANY)
def officer(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: posts, delegations, and what may be done, each refused act with its reason."""
    shown, actor = officer_in_sight(request, pk), request_actor(request)
    posts = Post.objects.filter(officer=shown).select_related("unit", "officer").order_by("-from_on", "pk")
    acts = [(slug, act.title, act.allowed(actor, shown)) for slug, act in ACTS.items()]
    today = timezone.localdate()
    context = {
        "shown": shown,
        "posts": [
            (post, post.to_on is None or post.to_on > today, access.can_end_post(actor, post))
            for post in posts
        ],
        "delegations": Delegation.objects.on(today).filter(giver=shown).select_related("taker"),
        "acts": acts,
        "may_grant": access.can_grant_posts(actor, shown),
        "may_hand_over": access.can_hand_over(actor, shown),
    }
    return render(request, "accounts/admin/officer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def new_officer(request: HttpRequest) -> HttpResponse:
    """Make an account; the answer shows its one-time password, once."""
    actor = request_actor(request)
    form = OfficerForm(request.POST or None, units=units_of(actor, Role.SYSTEM_ADMIN))
    if request.method == "POST" and form.is_valid():
        try:
            made, password = actions.create_officer(**form.cleaned_data, by=actor, at=timezone.now())
        except AccountError as error:
            form.add_error("username", str(error))
        else:
            return password_once(request, made, password)
    return render(request, "accounts/admin/new_officer.html", {"form": form})


def password_once(request: HttpRequest, shown: Officer, password: str) -> HttpResponse:
    """The one page that shows a one-time password; it is not stored and not cached."""
    response = render(request, "accounts/admin/password_once.html", {"shown": shown, "password": password})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@require_role(*ANY)
def act(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Do one of ACTS; 403 with the reason when it is not mine to do."""
    chosen = ACTS.get(slug)
    if chosen is None:
        raise Http404
    shown, actor = officer_in_sight(request, pk), request_actor(request)
    try:
        result = chosen.do(officer=shown, by=actor, at=timezone.now())
    except RefusedError as error:
        return refused(request, str(error))
    if isinstance(result, str):
        return password_once(request, shown, result)
    messages.success(request, chosen.done)
    return redirect("accounts:officer", pk=shown.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SECURITY_ADMIN)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the open work of a leaving officer to a colleague and end his posts."""
    shown, actor = officer_in_sight(request, pk), request_actor(request)
    verdict = access.can_hand_over(actor, shown)
    if not verdict:
        return refused(request, verdict.because)
    form = HandOverForm(request.POST or None, officers=Officer.objects.visible_to(actor))
    if request.method == "POST" and form.is_valid():
        taker = form.cleaned_data["taker"]
        try:
            actions.hand_over(giver=shown, taker=taker, by=actor, at=timezone.now())
        except AccountError as error:
            form.add_error("taker", str(error))
        else:
            messages.success(request, f"{shown.name}的在办事项已移交给{taker.name}，岗位已终止。")
            return redirect("accounts:officer", pk=shown.pk)
    return render(request, "accounts/admin/hand_over.html", {"form": form, "shown": shown})
