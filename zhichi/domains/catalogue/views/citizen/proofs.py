"""The public list of proofs (优化营商环境条例 §44: what is asked for, on what basis, by whom, from whom)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.enums import Alternative
from zhichi.domains.catalogue.models import Proof


@login_not_required
@require_safe
def proofs(request: HttpRequest) -> HttpResponse:
    listed = list(Proof.objects.in_force(timezone.localdate()))
    context = {
        "asked": [one for one in listed if one.alternative != Alternative.CANCELLED],
        "cancelled": [one for one in listed if one.alternative == Alternative.CANCELLED],
    }
    return render(request, "catalogue/citizen/proofs.html", context)
