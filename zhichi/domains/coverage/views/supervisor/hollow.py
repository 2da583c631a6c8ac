"""疑似空壳: the whole list, or what still waits for a word from the county, page by page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import VIEWERS
from zhichi.domains.coverage.actions.waiting import unexplained
from zhichi.domains.coverage.models import PointStanding
from zhichi.domains.coverage.models.course import reckoned_at
from zhichi.domains.coverage.models.hollow_list import shown
from zhichi.domains.coverage.views.supervisor.showing import PAGE, paths_of
from zhichi.foundation.accounts.public import require_role

LISTS = {"": "全部", "open": "还没有说明，或者整改期限已过"}


@require_safe
@require_role(*VIEWERS)
def hollow(request: HttpRequest) -> HttpResponse:
    """The whole list, page by page."""
    paths = paths_of(request)
    today = timezone.localdate()
    chosen = request.GET.get("list", "")
    chosen = chosen if chosen in LISTS else ""
    every = PointStanding.objects.hollow(paths).select_related("point__region", "point__unit")
    lists = {"": every, "open": every.filter(pk__in=unexplained(paths, today).order_by().values("pk"))}
    counts = {key: rows.count() for key, rows in lists.items()}
    page = Paginator(lists[chosen], PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": shown(page.object_list, today),
        "count": counts[""],
        "tabs": [
            {"title": title, "url": f"?list={key}", "current": key == chosen, "count": counts[key]}
            for key, title in LISTS.items()
        ],
        "query": f"list={chosen}",
        "as_of": reckoned_at(),
    }
    return render(request, "coverage/supervisor/hollow.html", context)
