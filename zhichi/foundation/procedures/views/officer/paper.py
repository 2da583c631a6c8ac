"""The words of a paper, and how it would be printed."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.procedures.actions import slots_here, usual_remedies, words_here
from zhichi.foundation.procedures.forms import PaperForm
from zhichi.foundation.procedures.rules.editing import put_record
from zhichi.foundation.procedures.rules.sample import sample
from zhichi.foundation.procedures.views.officer.asking import back_to, part_or_404
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, edit_page


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def paper(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """The paper of a filing or verb; the page stays, and shows what would be printed."""
    draft = draft_or_404(kind)
    part = part_or_404(draft, place)
    if "record" not in part:
        raise Http404
    record, here = part["record"], words_here()
    words = slots_here(draft.document, here)(part)
    form = PaperForm(
        request.POST or None, record=record, words=words, usual=usual_remedies(), limits=here.long_limits
    )
    today = timezone.localdate()
    shown: dict[str, Any] = sample(record, words, {"day": f"{today.year}年{today.month}月{today.day}日"})
    return edit_page(
        request,
        draft,
        form,
        title=f"文书：{record['title']}",
        change=lambda: partial(put_record, place=place, record=form.record()),
        place=f"{place}.record",
        back=reverse("procedures:paper", args=[kind, place]),
        more={"leave": back_to(kind, place), "paper": shown, "slots": list(words.values())},
    )
