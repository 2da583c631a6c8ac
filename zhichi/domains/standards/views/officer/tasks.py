"""Tasks to put right: those that press first, each with its days left."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.forms import WhereForm
from zhichi.domains.standards.views.officer.lists import chips, counties_of, narrowed, page_of
from zhichi.domains.standards.views.officer.pressing import open_tasks, task_rows
from zhichi.foundation.accounts.public import request_actor, require_role


@require_safe
@require_role(*READERS)
def tasks(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    form = WhereForm(request.GET, counties=counties_of(actor))
    wanted = narrowed(form, actor, to_point="assessment__point__")
    page = page_of(request, open_tasks(actor).filter(wanted))
    context = {
        "form": form,
        "active": chips(request, form),
        "page": page,
        "rows": task_rows(list(page), timezone.localdate(at)),
        "as_of": at,
    }
    return render(request, "standards/officer/tasks.html", context)
