"""转介: what other desks have referred to mine, accepted or returned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import (
    Referral,
    ReferralState,
    RefusedError,
    answer_referral,
)


@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """What other desks passed to mine and nobody has answered yet."""
    actor = request_actor(request)
    units = [post.unit_id for post in actor.posts]
    waiting = (
        Referral.objects.filter(to_unit_id__in=units, state=ReferralState.SENT)
        .select_related("case__region", "from_unit", "to_unit")
        .defer("case__answers")
        .order_by("sent_at", "pk")[:100]
    )
    return render(request, "office/officer/referrals.html", {"referrals": waiting})


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over a referral, or send it back with a reason."""
    actor = request_actor(request)
    units = [post.unit_id for post in actor.posts]
    referral = get_object_or_404(Referral, pk=pk, to_unit_id__in=units)
    accept = request.POST.get("answer") == "accept"
    try:
        done = answer_referral(
            referral_id=referral.pk,
            accept=accept,
            reason=request.POST.get("reason", ""),
            by=actor,
            at=timezone.now(),
        )
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("office:referrals")
    if done.opened:
        messages.success(request, f"已接收，新案号 {done.opened.number}。")
        return redirect("office:case", number=done.opened.number)
    messages.success(request, "已退回。")
    return redirect("office:referrals")
