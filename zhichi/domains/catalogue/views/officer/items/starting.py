"""Beginning to write: a new item, or the next version of one that is published."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhichi.domains.catalogue.actions.item_drafts import start_draft
from zhichi.domains.catalogue.actions.items import ItemError
from zhichi.domains.catalogue.forms.item_deeds import NewItemForm
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.rules.item_blank import begun
from zhichi.domains.catalogue.views.officer.items.gates import editors
from zhichi.foundation.accounts.public import request_actor


@editors
def new(request: HttpRequest) -> HttpResponse:
    """A new item, from nothing or in the pattern of another."""
    patterns = ItemVersion.objects.in_force(timezone.localdate()).select_related("item").order_by("order")
    choices = [(row.item.code, row.title) for row in patterns]
    form = NewItemForm(request.POST or None, patterns=choices)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        pattern = next((row.document for row in patterns if row.item.code == given["pattern"]), None)
        document = begun(given["code"], given["title"], online=given["online"] == "yes", pattern=pattern)
        try:
            draft = start_draft(document=document, by=request_actor(request), at=timezone.now())
            return redirect("catalogue:item_draft", code=draft.code)
        except ItemError as error:
            form.add_error("code", error.faults[0].sentence)
    return render(
        request, "catalogue/officer/item_new.html", {"form": form}, status=422 if form.errors else 200
    )


@editors
def revise(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the next version from what was published last; an open draft is gone on with."""
    if not ItemDraft.objects.filter(code=code).exists():
        standing, ever = (
            rows.filter(item__code=code).order_by("-version")
            for rows in (ItemVersion.objects, ItemVersion.ever)
        )
        # What stands; of an item whose every version was taken back, the last of those.
        last = standing.first() or ever.first()
        if last is None:
            raise Http404
        if request.method != "POST":
            return redirect("catalogue:item", code=code)
        try:
            start_draft(document=last.document, by=request_actor(request), at=timezone.now())
        except ItemError as error:
            messages.warning(request, str(error))
    return redirect("catalogue:item_draft", code=code)
