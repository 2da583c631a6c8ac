"""The ways as tables, for reading: what is asked, which row decides, and what no longer holds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.guidance.access import READERS
from zhichi.foundation.guidance.models import WayVersion, ways_on
from zhichi.foundation.guidance.rules import Row, Way
from zhichi.foundation.sockets.public import service_items


@require_safe
@require_role(*READERS)
def ways(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    walked = {each.pk for each in ways_on(day)}
    titles = {item.code: item.title for item in service_items(day)}
    rows = [
        {
            "version": version,
            "walked": version.pk in walked,
            "waits": version.effective_from > day,
            "lost": sorted(_named(version.way) - titles.keys()) if version.pk in walked else [],
        }
        # By the order of the page, then by code, the newest version first.
        for version in sorted(
            WayVersion.objects.order_by("code", "-version"), key=lambda each: int(each.document["order"])
        )
    ]
    return render(request, "guidance/officer/ways.html", {"rows": rows})


@require_safe
@require_role(*READERS)
def way(request: HttpRequest, code: str, version: int) -> HttpResponse:
    held = get_object_or_404(WayVersion, code=code, version=version)
    table = held.way
    titles = {item.code: item.title for item in service_items(timezone.localdate())}
    context = {
        "held": held,
        "way": table,
        "rows": [_row(table, row) for row in table.rows],
        "outcomes": [
            {"outcome": one, "aims": [(titles.get(aim.item, ""), aim) for aim in one.aims]}
            for one in table.outcomes.values()
        ],
    }
    return render(request, "guidance/officer/way.html", context)


def _named(table: Way) -> set[str]:
    return {aim.item for outcome in table.outcomes.values() for aim in outcome.aims}


def _row(table: Way, row: Row) -> dict[str, Any]:
    """A row in words: each condition as its question's answers."""
    said = []
    for key, values in row.when.items():
        question = table.question(key)
        titles = [option.title for option in question.options if option.value in values]
        said.append((question.ask, "；".join(titles)))
    return {"when": said, "outcome": table.outcomes[row.outcome].title, "because": row.because}
