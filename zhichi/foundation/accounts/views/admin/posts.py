"""Posts in front of the security administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts import access, actions
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.forms import PostForm
from zhichi.foundation.accounts.gates import refused, request_actor, require_role
from zhichi.foundation.accounts.models import Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError, RefusedError
from zhichi.foundation.accounts.views.admin.officers import officer_in_sight
from zhichi.foundation.accounts.views.admin.scope import units_of


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SECURITY_ADMIN)
def grant_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an officer a post."""
    shown, actor, now = officer_in_sight(request, pk), request_actor(request), timezone.now()
    verdict = access.can_grant_posts(actor, shown)
    if not verdict:
        return refused(request, verdict.because)
    unit = shown.home_unit.code if shown.home_unit else ""
    form = PostForm(
        request.POST or None,
        units=units_of(actor, Role.SECURITY_ADMIN),
        initial={"unit": unit, "from_on": timezone.localdate(now)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            post = actions.grant_post(officer=shown, **form.cleaned_data, by=actor, at=now)
        except AccountError as error:
            form.add_error("role", str(error))
        else:
            messages.success(request, f"已授予{shown.name}：{post.unit.name} {post.get_role_display()}。")
            return redirect("accounts:officer", pk=shown.pk)
    return render(request, "accounts/admin/grant_post.html", {"form": form, "shown": shown})


@require_POST
@require_role(Role.SECURITY_ADMIN)
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post as of today."""
    actor = request_actor(request)
    seen = Post.objects.filter(officer__in=Officer.objects.visible_to(actor)).select_related(
        "officer", "unit"
    )
    post = get_object_or_404(seen, pk=pk)
    try:
        actions.end_post(post=post, by=actor, at=timezone.now())
    except RefusedError as error:
        return refused(request, str(error))
    messages.success(request, f"已终止{post.officer.name}的岗位：{post.get_role_display()}。")
    return redirect("accounts:officer", pk=post.officer_id)
