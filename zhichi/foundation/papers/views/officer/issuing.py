"""From the page of a case to a paper: what can be issued, a look at it, and issuing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import Actor, Role, request_actor, require_role
from zhichi.foundation.cases.public import Case, FieldsForm, RefusedError, seen_case
from zhichi.foundation.papers.access import READERS
from zhichi.foundation.papers.actions import PressError, Wish, issue, words_of
from zhichi.foundation.papers.actions.gathering import content_of, fields_of
from zhichi.foundation.papers.actions.issuing import LONGEST_TOKEN, NOT_YET
from zhichi.foundation.papers.actions.offering import Possible, possible
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.rules import BlankError

gate = require_role(*(Role(role) for role in READERS))


def case_or_404(actor: Actor, number: str) -> Case:
    case = seen_case(actor, number)
    if case is None:
        raise Http404
    return case


@require_safe
@gate
def of_case(request: HttpRequest, number: str) -> HttpResponse:
    """What was issued in this case, and what can be now."""
    actor = request_actor(request)
    case = case_or_404(actor, number)
    papers = Paper.objects.filter(case=case).select_related("unit").defer("content")
    context = {"case": case, "papers": papers, "possible": possible(case, actor, at=timezone.now())}
    return render(request, "papers/officer/of_case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def new(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """A look at the paper, with what is still asked; sent, it is issued."""
    actor, at = request_actor(request), timezone.now()
    case = case_or_404(actor, number)
    wanted = request.GET.get("record", "")
    found = [
        one
        for one in possible(case, actor, at=at)
        if one.template.key == key and (str(one.record.pk) if one.record else "") == wanted
    ]
    if not found:
        messages.warning(request, "这份文书已经印过，或者这一件没有。")
        return redirect("papers:of_case", number)
    (chosen,) = found
    wish = Wish(case, chosen.template, request.POST.get("token", "")[: LONGEST_TOKEN + 1], chosen.record)
    form = FieldsForm(request.POST or None, asked=fields_of(wish.says))
    if request.method == "POST" and form.is_valid():
        try:
            paper = issue(
                wish=Wish(case, wish.template, wish.token, wish.record, form.answers()), by=actor, at=at
            )
            messages.success(request, f"已出文：{paper}。")
            return redirect("papers:one", paper.pk)
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except PressError as error:
            held = Paper.objects.filter(token=wish.token).first()
            if held is not None:
                messages.error(request, str(error))
                return redirect("papers:one", held.pk)
            form.add_error(None, str(error))
    context = {
        "case": case,
        "chosen": chosen,
        "says": wish.says,
        "form": form,
        "token": wish.token or get_random_string(32),
        **look(wish, chosen),
    }
    return render(request, "papers/officer/new.html", context, status=422 if form.errors else 200)


def look(wish: Wish, chosen: Possible) -> dict[str, object]:
    """The paper as it would be, people masked; what is asked below stands as not filled yet."""
    at = timezone.now()
    words = words_of(chosen.template.document, on=timezone.localdate(at))
    said = wish.record.number if wish.record else NOT_YET if wish.says.number else ""
    try:
        content = content_of(
            wish.case,
            wish.says,
            wish.record,
            None,
            words,
            number=said,
            unit=wish.unit_on(timezone.localdate(at)),
            at=at,
            masked=True,
        )
    except BlankError as error:
        return {"blank": str(error)}
    # Made by `rules.filling`: every value in it is escaped.
    return {"content": content, "body": mark_safe(content["body"])}  # noqa: S308
