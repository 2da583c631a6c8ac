"""The list of service items: what is in force, what comes, what is being written."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.item_work import open_item_work
from zhichi.foundation.accounts.public import request_actor, require_role


@require_safe
@require_role(*READERS)
def listed(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    drafts = dict(ItemDraft.objects.values_list("code", "document__title"))
    touched = {work.code for work in open_item_work(today)}
    shown = [
        {
            **row,
            "drafted": drafts.pop(row["version"].item.code, None) is not None,
            "touched": row["version"].item.code in touched,
        }
        for row in by_item(today)
    ]
    context = {
        "rows": shown,
        "fresh": sorted(drafts.items()),
        "gone": gone(drafts),
        "verdict": can_edit(request_actor(request)),
    }
    return render(request, "catalogue/officer/items.html", context)


def gone(drafts: Collection[str]) -> list[tuple[str, str]]:
    """Code and title of items whose every version was taken back before its day, and that nobody writes anew."""
    standing = ItemVersion.objects.values("item")
    rows = ItemVersion.ever.exclude(item__in=standing).order_by("item", "version")
    found = dict(rows.values_list("item__code", "title"))
    return sorted((code, title) for code, title in found.items() if code not in drafts)


def by_item(today: date) -> list[dict[str, Any]]:
    """For each item the version that runs, else its last one, with its state and what comes after it."""
    held = ItemVersion.objects.select_related("item").defer("document").order_by("item", "version")
    rows = []
    for _, versions in groupby(held, key=lambda version: version.item_id):
        every = list(versions)
        shown = running(every, today)
        coming = [version for version in every if version.version > shown.version]
        rows.append({"version": shown, "state": state_of(shown, today, every), "coming": coming})
    return sorted(rows, key=lambda row: (row["version"].order, row["version"].item.code))


def running(versions: Sequence[ItemVersion], today: date) -> ItemVersion:
    """The version in force, else the one that comes first, else the last one that was."""
    alive = [one for one in versions if one.effective_to is None or one.effective_to > today]
    return min(alive or [max(versions, key=by_number)], key=by_number)


def by_number(version: ItemVersion) -> int:
    return version.version


def state_of(version: ItemVersion, today: date, among: Sequence[ItemVersion]) -> dict[str, str]:
    """A word and a colour for where a version stands among all those of its item."""
    until = version.effective_to
    followed = any(one.effective_from == until for one in among if one.version > version.version)
    if until is not None and until <= today:
        return {"title": "已换新版" if followed else "已停办", "kind": "plain"}
    if version.effective_from > today:
        return {"title": "等待施行", "kind": "amber"}
    if until is not None and not followed:
        return {"title": f"将停办，{until.month}月{until.day}日起不再办理", "kind": "amber"}
    return {"title": "正在施行" if version.kind else "正在施行（只作指南）", "kind": "green"}
