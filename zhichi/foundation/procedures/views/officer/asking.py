"""What an act asks for and which clocks it turns."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import change_draft, words_here
from zhichi.foundation.procedures.actions.drafting import Change
from zhichi.foundation.procedures.forms import ClocksForm, FieldForm
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.rules import EditError, Words
from zhichi.foundation.procedures.rules.editing import drop_field, new_name, part_of, put_clocks, put_field
from zhichi.foundation.procedures.rules.papers_told import record_lines
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, edit_page

NEW = "new-one"  # no name of a document has a hyphen
NO_PAPER = "不产生文书。要产生，先在上面填文书名称并保存。"
NO_WORDS = "还没有写：印出来只有标题、文号和填写的内容。"


def parts_of(kind: str, place: str, document: Mapping[str, Any], words: Words) -> list[dict[str, Any]]:
    """The fields, clocks and paper of a part, each with the page where they are changed."""
    part = part_of(document, place)
    fields = [
        {"text": words.field(field), "url": reverse("procedures:field", args=[kind, place, field["name"]])}
        for field in part.get("fields", ())
    ]
    clocks = [{"text": words.clock(effect), "url": ""} for effect in part.get("clocks", ())]
    written: dict[str, Any] = {"title": "文书的内容", "rows": [], "none": NO_PAPER, "url": "", "link": ""}
    if "record" in part:
        rows = [{"text": said, "url": ""} for said in record_lines(document, part, words)]
        url = reverse("procedures:paper", args=[kind, place])
        written |= {"rows": rows, "none": NO_WORDS, "url": url, "link": "写文书的内容"}
    return [
        {
            "title": "填写项",
            "rows": fields,
            "none": "不用填写什么。",
            "url": reverse("procedures:field", args=[kind, place, NEW]),
            "link": "添加填写项",
        },
        {
            "title": "期限",
            "rows": clocks,
            "none": "不动期限。",
            "url": reverse("procedures:clocks", args=[kind, place]),
            "link": "修改期限",
        },
        written,
    ]


def part_or_404(draft: ProcedureDraft, place: str) -> Any:
    try:
        return part_of(draft.document, place)
    except EditError:
        raise Http404 from None


def back_to(kind: str, place: str) -> str:
    if place == "filing":
        return reverse("procedures:filing", args=[kind])
    return reverse("procedures:verb", args=[kind, place.removeprefix("verbs.")])


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def field(request: HttpRequest, kind: str, place: str, name: str) -> HttpResponse:
    """One field; `new` makes one."""
    draft = draft_or_404(kind)
    fields = {held["name"]: held for held in part_or_404(draft, place).get("fields", ())}
    if name != NEW and name not in fields:
        raise Http404
    old = fields.get(name, {})
    form = FieldForm(request.POST or None, old=old, taken=fields)
    spare = name if old else new_name(fields, "field")

    def change() -> Change:
        key = form.cleaned_data.get("name") or spare
        return partial(put_field, place=place, old=key, field=form.entry(key))

    return edit_page(
        request,
        draft,
        form,
        title=f"填写项：{old['title']}" if old else "添加填写项",
        change=change,
        place=f"{place}.fields.{spare}",
        back=back_to(kind, place),
        more={"drop": reverse("procedures:drop_field", args=[kind, place, name]) if old else ""},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def clocks(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    draft = draft_or_404(kind)
    part, words = part_or_404(draft, place), words_here()
    form = ClocksForm(request.POST or None, part=part, words=words, filing=place == "filing")
    return edit_page(
        request,
        draft,
        form,
        title=f"期限：{'申请' if place == 'filing' else part.get('title', place)}",
        change=lambda: partial(put_clocks, place=place, clocks=form.clocks()),
        place=f"{place}.clocks",
        back=back_to(kind, place),
    )


@require_POST
@drafting
def drop_one_field(request: HttpRequest, kind: str, place: str, name: str) -> HttpResponse:
    draft = draft_or_404(kind)
    part_or_404(draft, place)
    change_draft(
        kind=kind,
        revision=None,
        change=partial(drop_field, place=place, name=name),
        place=f"{place}.fields.{name}",
        by=request_actor(request),
        at=timezone.now(),
    )
    messages.success(request, "已删去。")
    return redirect(back_to(kind, place))
