"""What was told about a booking, and by which way its person wants to be told."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.reception.views.citizen.turn import opened
from zhichi.foundation.appointments.public import Turn
from zhichi.foundation.notices.public import (
    CitizenWishForm,
    WishError,
    messages_of,
    senders,
    told_at,
    wish_for,
)
from zhichi.kernel import mask


@opened
def told(request: HttpRequest, turn: Turn) -> HttpResponse:
    """The same page as that of a case; a wish holds for all that the number has here."""
    where, back = told_at(turn.phone, turn.subject), reverse("reception:turn", args=[turn.code])
    form = CitizenWishForm(request.POST or None, told=where)
    if request.method == "POST" and form.is_valid():
        try:
            wish_for(told=where, **form.cleaned_data, at=timezone.now())
        except WishError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, form.thanks())
            return redirect("reception:messages", turn.code)
    context: dict[str, Any] = {
        "turn": turn,
        "told": messages_of(turn.subject),
        "form": form,
        "masked": mask.phone(turn.phone) if turn.phone else "",
        "crumbs": [{"title": "首页", "url": "/"}, {"title": "我的预约", "url": back}],
        "back": back,
        "back_words": "返回预约",
        "off": not senders(),
        "stopped": bool(where.wish and where.wish.stopped_at),
    }
    return render(request, "reception/citizen/messages.html", context, status=422 if form.errors else 200)
