"""A published item: its versions, its guide, and what any two versions say differently."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.models import Item, ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.citers import ITEM
from zhichi.domains.catalogue.models.item_texts import guide_with_texts
from zhichi.domains.catalogue.models.item_work import open_item_work
from zhichi.domains.catalogue.models.outdated import outdated
from zhichi.domains.catalogue.rules.item_difference import differences
from zhichi.domains.catalogue.views.officer.items.business import live_steps
from zhichi.domains.catalogue.views.officer.items.lists import running, state_of
from zhichi.foundation.accounts.public import request_actor, require_role


@require_safe
@require_role(*READERS)
def item(request: HttpRequest, code: str) -> HttpResponse:
    """The versions of an item, the newest first, with the guide of the newest."""
    held = get_object_or_404(Item, code=code)
    today = timezone.localdate()
    ever = list(ItemVersion.ever.filter(item=held).order_by("-version"))
    versions = [one for one in ever if one.withdrawn_at is None]
    if not versions:
        # Its only version was taken back before its day: nothing stands but who did it and why.
        drafted = ItemDraft.objects.filter(code=code).exists()
        context = {
            "item": held,
            "gone": ever,
            "drafted": drafted,
            "verdict": can_edit(request_actor(request)),
        }
        return render(request, "catalogue/officer/item_none.html", context)
    now = running(versions, today)
    steps = live_steps(now, today=today, among=versions) if now.kind else []
    verdict = can_edit(request_actor(request))
    if not verdict:
        # Whoever only reads is told how far it is; the pages where it is done are not his.
        steps = [{**step, "url": ""} for step in steps]
    context = {
        "item": held,
        "version": versions[0],
        "now": now,
        "work": open_item_work(today, code),
        "steps": steps,
        "missing": sum(not step["done"] for step in steps),
        "rows": [
            {
                "version": row,
                "before": before,
                "state": state_of(row, today, versions),
                "waits": row.effective_from > today,
            }
            for row, before in zip(versions, [*versions[1:], None], strict=True)
        ],
        "first": versions[-1],
        "guide": guide_with_texts(versions[0]),
        "again": outdated(today, (ITEM, code)),
        "gone": [one for one in ever if one.withdrawn_at is not None],
        "source": versions[0].document.get("source", ""),
        "open": versions[0].effective_to is None,
        "drafted": ItemDraft.objects.filter(code=code).exists(),
        "verdict": verdict,
    }
    return render(request, "catalogue/officer/item.html", context)


@require_safe
@require_role(*READERS)
def difference(request: HttpRequest, code: str, old: int, new: int) -> HttpResponse:
    """What one version says otherwise than another, place by place."""
    versions = ItemVersion.objects.select_related("item")
    before = get_object_or_404(versions, item__code=code, version=old)
    after = get_object_or_404(versions, item__code=code, version=new)
    context = {"before": before, "after": after, "changes": differences(before.document, after.document)}
    return render(request, "catalogue/officer/item_difference.html", context)
