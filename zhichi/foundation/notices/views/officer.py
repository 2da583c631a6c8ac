"""An officer's own messages and wishes, and the log of what was told about the cases he may see."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.notices.access import can_read_log, can_read_own, can_settle
from zhichi.foundation.notices.actions.settling import SettleError, settle
from zhichi.foundation.notices.actions.wishing import WishError, read_up_to, wish_of_officer
from zhichi.foundation.notices.actions.wording import Writer
from zhichi.foundation.notices.enums import Channel, State
from zhichi.foundation.notices.forms import OfficerWishForm
from zhichi.foundation.notices.models import Delivery, Notice, OfficerWish

PAGE_SIZE = 20
COUNT_UP_TO = 1000


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I am told, or one of my desks is; the newest first."""
    actor = request_actor(request)
    verdict = can_read_own(actor)
    if not verdict:
        return refused(request, verdict.because)
    rows = Notice.objects.to_officer(actor).select_related("unit").defer("contact").order_by("-at", "-pk")
    page = Paginator(rows[:COUNT_UP_TO], PAGE_SIZE).get_page(request.GET.get("page"))
    writer = Writer({row.event for row in page})
    wish = OfficerWish.objects.filter(officer=actor.officer_id).first()
    read_to = wish.read_to if wish else None
    lines = [
        {
            "words": writer.words(row),
            "at": row.at,
            "url": row.page,
            "new": read_to is None or row.at > read_to,
        }
        for row in page
    ]
    return render(request, "notices/officer/mine.html", {"page": page, "lines": lines})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Everything up to now has been read."""
    actor = request_actor(request)
    verdict = can_read_own(actor)
    if not verdict or actor.officer_id is None:
        return refused(request, verdict.because)
    read_up_to(officer_id=actor.officer_id, at=timezone.now())
    return redirect("notices:mine")


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """By mail: which events at once, and the digest."""
    actor = request_actor(request)
    verdict = can_read_own(actor)
    if not verdict or actor.officer_id is None:
        return refused(request, verdict.because)
    wish = OfficerWish.objects.filter(officer=actor.officer_id).first()
    form = OfficerWishForm(request.POST or None, wish=wish)
    if request.method == "POST" and form.is_valid():
        try:
            wish_of_officer(officer_id=actor.officer_id, **form.cleaned_data)
        except WishError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, "记下了，以后按这样告诉您。")
            return redirect("notices:mine")
    status = 422 if form.errors else 200
    return render(request, "notices/officer/wishes.html", {"form": form}, status=status)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Every copy about a case that I may see: where it went, masked, and what became of it."""
    actor = request_actor(request)
    verdict = can_read_log(actor)
    if not verdict:
        return refused(request, verdict.because)
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("state", "channel", "q")}
    rows = Delivery.objects.visible_to(actor).select_related("notice", "settled_by").defer("notice__contact")
    if asked["state"] in State.values:
        rows = rows.filter(state=asked["state"])
    if asked["channel"] in Channel.values:
        rows = rows.filter(channel=asked["channel"])
    if asked["q"]:
        rows = rows.filter(notice__subject=f"case:{asked['q']}")
    page = Paginator(rows.order_by("-pk")[:COUNT_UP_TO], PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": page,
        "rows": [_line(row) for row in page],
        "asked": asked,
        "states": State.choices,
        "channels": Channel.choices,
        "settles": bool(can_settle(actor)),
    }
    return render(request, "notices/officer/log.html", context)


@require_POST
def settled(request: HttpRequest, pk: int) -> HttpResponse:
    """It could not be delivered: how the person was told otherwise."""
    actor = request_actor(request)
    verdict = can_settle(actor)
    if not verdict:
        return refused(request, verdict.because)
    try:
        settle(pk=pk, note=request.POST.get("note", ""), by=actor, at=timezone.now())
    except Delivery.DoesNotExist:
        raise Http404 from None
    except SettleError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "记下了。")
    return redirect("notices:log")


def _line(row: Delivery) -> dict[str, Any]:
    subject = row.notice.subject
    return {
        "row": row,
        "number": subject.removeprefix("case:") if subject.startswith("case:") else "",
        "tail": row.notice.tail,
        "open": row.state == State.FAILED and row.settled_at is None,
        "tag": {State.FAILED: "red", State.ARRIVED: "green", State.SENT: "green"}.get(
            State(row.state), "grey"
        ),
    }
