"""Publishing a draft, with what it changes in words; ending an item."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhichi.domains.catalogue.actions.items import ItemError, end_item, publish_item
from zhichi.domains.catalogue.forms.item_deeds import EndForm, PublishForm
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.form_in_use import form_warnings
from zhichi.domains.catalogue.rules.item_difference import differences
from zhichi.domains.catalogue.views.officer.items.drafting import linked, told_faults, unsaid_of
from zhichi.domains.catalogue.views.officer.items.gates import editors, with_draft
from zhichi.foundation.accounts.public import request_actor


@with_draft
def publish(request: HttpRequest, draft: ItemDraft) -> HttpResponse:
    """The last look: what changes, from when; a draft with faults is not published."""
    today = timezone.localdate()
    faults = told_faults(draft, today)
    last = ItemVersion.objects.filter(item__code=draft.code).order_by("-version").first()
    warnings = form_warnings(draft.document, today)
    first = {"effective_from": today, "revision": draft.revision}
    form = PublishForm(request.POST or None, initial=first, warned=bool(warnings))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["revision"] != draft.revision:
            form.add_error(None, "您打开这一页以后草稿又被改过，请看一看新的内容再发布。")
        else:
            try:
                made, new = publish_item(
                    document=draft.document,
                    effective_from=form.cleaned_data["effective_from"],
                    by=request_actor(request),
                    at=timezone.now(),
                )
                messages.success(
                    request, f"第 {made.version} 版已发布。" if new else "内容和现在的一样，没有变动。"
                )
                return redirect("catalogue:item", code=draft.code)
            except ItemError as error:
                faults = [
                    linked(draft.code, fault) for fault in error.faults if fault.path != ("effective_from",)
                ]
                for fault in error.faults:
                    if fault.path == ("effective_from",):
                        form.add_error("effective_from", fault.sentence)
    context = {
        "draft": draft,
        "document": draft.document,
        "form": form,
        "faults": faults,
        "warnings": warnings,
        "unsaid": unsaid_of(draft),
        "last": last,
        "changes": differences(last.document, draft.document) if last else [],
    }
    wrong = bool(form.errors) or (request.method == "POST" and bool(faults))
    return render(request, "catalogue/officer/item_publish.html", context, status=422 if wrong else 200)


@editors
def end(request: HttpRequest, code: str) -> HttpResponse:
    """No longer offered from a day on."""
    version = get_object_or_404(
        ItemVersion.objects.select_related("item"), item__code=code, effective_to__isnull=True
    )
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_item(code=code, **form.cleaned_data, by=request_actor(request), at=timezone.now())
            messages.success(request, "已登记停办。")
            return redirect("catalogue:item", code=code)
        except ItemError as error:
            for fault in error.faults:
                form.add_error(str(fault.path[0]) if fault.path else None, fault.sentence)
    context = {"version": version, "form": form}
    return render(request, "catalogue/officer/item_end.html", context, status=422 if form.errors else 200)
