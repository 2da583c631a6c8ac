"""Taking back a version that waits for its day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.catalogue.actions.item_withdrawing import why_not, withdraw_item
from zhichi.domains.catalogue.actions.items import ItemError
from zhichi.domains.catalogue.forms.item_deeds import WithdrawForm
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.domains.catalogue.views.officer.items.gates import editors
from zhichi.foundation.accounts.public import request_actor


@editors
def withdraw(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Asked once, with the reason; what people read today stays."""
    held = get_object_or_404(ItemVersion.ever.select_related("item"), item__code=code, version=version)
    now, form = timezone.now(), WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_item(code=code, version=version, by=request_actor(request), at=now, **form.cleaned_data)
        except ItemError as error:
            for fault in error.faults:
                form.add_error("reason", fault.sentence)
        else:
            messages.success(request, f"第 {version} 版已撤回。")
            return redirect("catalogue:item", code=code)
    day = timezone.localdate(now)
    context = {
        "version": held,
        "form": form,
        "why_not": why_not(held, day),
        "back": reverse("catalogue:item", args=[code]),
        "current": held.item.versions.in_force(day).first(),
    }
    return render(
        request, "catalogue/officer/item_withdraw.html", context, status=422 if form.is_bound else 200
    )
