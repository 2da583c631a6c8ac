"""The yearly notice on days off, in front of the system administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.timelimits.actions import preview_calendar_notice, record_calendar_notice
from zhichi.foundation.timelimits.forms import NoticeForm
from zhichi.foundation.timelimits.models import CalendarNotice
from zhichi.foundation.timelimits.rules import TimeLimitError

SHOWN_MOVES = 100


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def calendar(request: HttpRequest) -> HttpResponse:
    """The notices so far, and the form for a new one: first what it would move, then the recording."""
    form = NoticeForm(request.POST or None)
    context = {"form": form, "notices": CalendarNotice.objects.all(), "previewed": False}
    if request.method == "POST" and form.is_valid():
        if "record" in request.POST:
            try:
                recorded = record_calendar_notice(
                    **form.cleaned_data, by=request_actor(request), at=timezone.now()
                )
            except TimeLimitError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _told(recorded.notice.year, recorded.is_new, len(recorded.moves)))
                return redirect("timelimits:calendar")
        else:
            days = {name: form.cleaned_data[name] for name in ("year", "off", "work")}
            moves = preview_calendar_notice(**days)
            context.update(previewed=True, moves=moves[:SHOWN_MOVES], count=len(moves))
    return render(request, "timelimits/admin/calendar.html", context)


def _told(year: int, is_new: bool, moved: int) -> str:
    if not is_new:
        return f"{year}年的放假安排和已有的一样，没有改动。"
    return f"已录入{year}年的放假安排，{moved} 个期限重新计算后变了日期。"
