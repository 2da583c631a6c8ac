"""How filings came: alone, at a desk, by somebody acting for the citizen; the last never counted as self-service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.mandates.access import READERS
from zhichi.foundation.mandates.models.figures import months_of

HEAD = [
    "月份",
    "收到",
    "自己在网上、自助终端办",
    "窗口、电话等登记",
    "自助终端上有人帮",
    "别人代办",
    "自己办的占比",
]


@require_safe
@require_role(*(Role(role) for role in READERS))
def figures(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    rows = [
        [
            month.title,
            str(month.total),
            str(month.itself),
            str(month.desk),
            str(month.helped),
            str(month.acted),
            month.share,
        ]
        for month in months_of(request_actor(request), at)
    ]
    return render(request, "mandates/officer/figures.html", {"head": HEAD, "rows": rows, "as_of": at})
