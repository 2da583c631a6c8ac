"""The list of service items: what is in force, what comes, what is being written."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.foundation.accounts.public import request_actor, require_role


@require_safe
@require_role(*READERS)
def listed(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    drafts = dict(ItemDraft.objects.values_list("code", "document__title"))
    rows = newest(ItemVersion.objects.select_related("item").defer("document").order_by("item", "version"))
    shown = [
        {
            "version": row,
            "state": state_of(row, today),
            "drafted": drafts.pop(row.item.code, None) is not None,
        }
        for row in sorted(rows, key=lambda row: (row.order, row.item.code))
    ]
    context = {"rows": shown, "fresh": sorted(drafts.items()), "verdict": can_edit(request_actor(request))}
    return render(request, "catalogue/officer/items.html", context)


def newest(versions: Iterable[ItemVersion]) -> list[ItemVersion]:
    """The last version of each item, of versions in order."""
    return list({version.item_id: version for version in versions}.values())


def state_of(version: ItemVersion, today: Any) -> dict[str, str]:
    """A word and a colour for where a version stands."""
    if version.effective_to is not None and version.effective_to <= today:
        return {"title": "已停办", "kind": "plain"}
    if version.effective_from > today:
        return {"title": "等待施行", "kind": "amber"}
    if version.effective_to is not None:
        return {"title": "将停办", "kind": "amber"}
    return {"title": "正在施行" if version.kind else "正在施行（只作指南）", "kind": "green"}
