"""The officer's own page: posts, delegation, logins, other devices."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts import actions
from zhichi.foundation.accounts.forms import DelegationForm
from zhichi.foundation.accounts.gates import request_actor
from zhichi.foundation.accounts.models import Delegation, LoginRecord, Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError


def colleagues(request: HttpRequest) -> QuerySet[Officer]:
    """Active officers with a post today in one of my own units."""
    units = {post.unit_id for post in request_actor(request).posts if post.delegated_from is None}
    there = Post.objects.on(timezone.localdate()).filter(unit__in=units).values("officer")
    return (
        Officer.objects.filter(pk__in=there, is_active=True)
        .exclude(pk=cast(Officer, request.user).pk)
        .order_by("name")
    )


def delegations(officer: Officer) -> QuerySet[Delegation]:
    """Those not over yet, given or taken; both sides see them."""
    running = Delegation.objects.filter(Q(giver=officer) | Q(taker=officer), to_on__gt=timezone.localdate())
    return running.select_related("giver", "taker").order_by("from_on")


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """My posts and delegations; POST gives my posts to a colleague for a while."""
    officer = cast(Officer, request.user)
    form = DelegationForm(request.POST or None, colleagues=colleagues(request))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("taker", "from_on", "to_on", "reason")}
        try:
            actions.delegate(giver=officer, **given, by=request_actor(request), at=timezone.now())
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已委托{given['taker'].name}代管您的岗位，到期自动收回。")
            return redirect("accounts:me")
    today = timezone.localdate()
    context = {
        "form": form,
        "officer": officer,
        "posts": Post.objects.on(today).filter(officer=officer).select_related("unit").order_by("pk"),
        "delegations": delegations(officer),
        "logins": LoginRecord.objects.filter(officer=officer)[:10],
    }
    return render(request, "accounts/officer/me.html", context)


@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation that I gave or took."""
    delegation = get_object_or_404(delegations(cast(Officer, request.user)), pk=pk)
    actions.end_delegation(delegation=delegation, by=request_actor(request), at=timezone.now())
    messages.success(request, "委托已经终止。")
    return redirect("accounts:me")


@require_POST
def leave_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every other device."""
    officer = cast(Officer, request.user)
    actions.end_other_sessions(officer=officer, by=request_actor(request), at=timezone.now())
    update_session_auth_hash(request, officer)
    messages.success(request, "其他设备上的登录已全部退出。")
    return redirect("accounts:me")
