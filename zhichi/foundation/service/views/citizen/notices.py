"""送达公告: the notices that stand today, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.service.models import PublicNotice

SHOWN = 200


@login_not_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    rows = PublicNotice.objects.standing(timezone.localdate())[:SHOWN]
    return render(request, "service/citizen/notices.html", {"rows": rows})
