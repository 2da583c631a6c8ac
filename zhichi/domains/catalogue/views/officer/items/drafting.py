"""Writing an item part by part."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.catalogue.actions.item_drafts import drop_draft
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.item_texts import law_titles
from zhichi.domains.catalogue.models.judging import item_faults
from zhichi.domains.catalogue.rules.item_elements import unsaid
from zhichi.domains.catalogue.rules.item_guide import guide_of
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.domains.catalogue.rules.item_places import PARTS, part_of
from zhichi.domains.catalogue.rules.item_shape import shape_faults
from zhichi.domains.catalogue.views.officer.items.business import business_steps
from zhichi.domains.catalogue.views.officer.items.gates import with_draft
from zhichi.foundation.accounts.public import request_actor


@with_draft
def draft(request: HttpRequest, draft: ItemDraft) -> HttpResponse:
    """Everything about a draft: its parts, what is still wrong, the way to what it needs."""
    today = timezone.localdate()
    faults = told_faults(draft, today)
    by_part = [fault["part"] for fault in faults]
    parts = [
        {
            "title": title,
            "url": reverse("catalogue:item_part", args=[draft.code, name]),
            "n": by_part.count(name),
        }
        for name, (title, _) in PARTS.items()
    ]
    context = {
        "draft": draft,
        "document": draft.document,
        "parts": parts,
        "faults": faults,
        "unsaid": unsaid_of(draft),
        "steps": business_steps(draft.document, len(faults), today=today),
        "published": ItemVersion.objects.filter(item__code=draft.code).exists(),
    }
    return render(request, "catalogue/officer/item_draft.html", context)


def unsaid_of(draft: ItemDraft) -> list[dict[str, Any]]:
    """Elements of the national list that the draft leaves open: first what can be known anywhere, then what is ours."""
    open_ones = sorted(unsaid(draft.document), key=lambda element: element.ours)
    return [
        {
            "title": element.title,
            "ours": element.ours,
            "url": reverse("catalogue:item_part", args=[draft.code, part_of(element.path)]),
        }
        for element in open_ones
    ]


def told_faults(draft: ItemDraft, day: date) -> list[dict[str, Any]]:
    """Faults with the part of the editor where each is put right."""
    return [linked(draft.code, fault) for fault in item_faults(draft.document, day)]


def linked(code: str, fault: ItemFault) -> dict[str, Any]:
    part = part_of(fault.path)
    url = reverse("catalogue:item_part", args=[code, part])
    return {"place": fault.place or PARTS[part][0], "sentence": fault.sentence, "part": part, "url": url}


@with_draft
def preview(request: HttpRequest, draft: ItemDraft) -> HttpResponse:
    """The guide as the citizen will read it; while something is missing, what that is."""
    faults = told_faults(draft, timezone.localdate())
    shaped = not shape_faults(draft.document)
    guide = guide_of(draft.document, law_titles()) if shaped else None
    context = {"draft": draft, "document": draft.document, "guide": guide, "faults": faults}
    return render(request, "catalogue/officer/item_preview.html", context)


@with_draft
def drop(request: HttpRequest, draft: ItemDraft) -> HttpResponse:
    """Throw the draft away, after asking."""
    if request.method != "POST":
        return render(
            request, "catalogue/officer/item_drop.html", {"draft": draft, "document": draft.document}
        )
    drop_draft(code=draft.code, by=request_actor(request), at=timezone.now())
    messages.success(request, "草稿已作废，已经发布的不受影响。")
    return redirect("catalogue:items")
