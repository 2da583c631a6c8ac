"""The page of a change: the cases it opened, what is left to put right, what was settled, and its withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.settling import mark_done
from zhichi.domains.catalogue.enums import ArticleChangeKind
from zhichi.domains.catalogue.forms.laws import DoneForm
from zhichi.domains.catalogue.models import ArticleChange
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.withdrawable import hindrance
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.foundation.accounts.public import refused, request_actor, require_role

BESIDE = ("article__law", "article__followed_by", "whole_law")


@require_safe
@require_role(*READERS)
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """A change with the cases it opened and the other things that must be put in order."""
    held = get_object_or_404(ArticleChange.objects.select_related(*BESIDE), pk=pk)
    return render(request, "catalogue/officer/changed.html", page_of(request, held))


@require_POST
@require_role(*READERS)
def done(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Tick one thing off; what is refused is told beside it, and what was typed stays."""
    held = get_object_or_404(ArticleChange.objects.select_related(*BESIDE), pk=pk)
    form = form_for(held, place, request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    try:
        mark_done(
            change=held,
            place=place,
            note=said.get("note", ""),
            compared=said.get("compared", False),
            by=request_actor(request),
            at=timezone.now(),
        )
    except PermissionError as error:
        return refused(request, str(error))
    except ChangeError as error:
        if form.is_valid():
            form.add_error(error.field if error.field in form.fields else None, str(error))
        context = page_of(request, held, {place: form})
        return render(request, "catalogue/officer/changed.html", context, status=422)
    messages.success(request, "已记下。")
    return redirect("catalogue:change", pk=pk)


def form_for(held: ArticleChange, place: int, data: Any = None) -> DoneForm:
    comparable = held.kind == ArticleChangeKind.AMENDED and held.withdrawn_at is None
    return DoneForm(data, auto_id=f"id_{place}_%s", comparable=comparable)


def page_of(
    request: HttpRequest, held: ArticleChange, asked: dict[int, DoneForm] | None = None
) -> dict[str, Any]:
    rows = [
        {**row, "place": place, "form": (asked or {}).get(place) or form_for(held, place)}
        for place, row in enumerate(held.cited_by)
        if row["kind"] != POWER
    ]
    opened = [row for row in rows if not row.get("done_at")]
    withdrawals = list(held.withdrawals.all())
    return {
        "change": held,
        "facts": facts_of(held),
        "adjustments": held.adjustments.select_related("case__version", "power").order_by("pk"),
        # Taken back, only what was done because of it is left to look at.
        "open_rows": [row for row in opened if not held.withdrawn_at or row.get("again")],
        "dropped": sum(not row.get("again") for row in opened) if held.withdrawn_at else 0,
        "done_rows": [row for row in rows if row.get("done_at")],
        "withdrawals": withdrawals,
        "asked": next((one for one in withdrawals if one.accepted is None), None),
        "hindrance": hindrance(held),
        "may_edit": can_edit(request_actor(request)),
        "errors": [form for form in (asked or {}).values() if form.errors],
    }


def facts_of(held: ArticleChange) -> list[dict[str, Any]]:
    after = held.article.followed_by if held.article else None
    moved = article_words(after.number) if after is not None and after.number != held.number else ""
    rows = [
        ("从哪天起", held.effective_on),
        ("依据文件", held.document),
        ("改为", moved),
        ("说明", held.note),
        ("登记时间", f"{timezone.localtime(held.recorded_at):%Y-%m-%d %H:%M}"),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]
