"""One assessment on one page: what each level said side by side, what I may do and why not the rest; its sheet."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS, Past, can_do, past_of
from zhichi.domains.standards.actions import answers_for
from zhichi.domains.standards.enums import AssessmentState, Head, Level, Verb
from zhichi.domains.standards.models import Assessment, Mark
from zhichi.domains.standards.rules.days import left_words, light
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.scoring import tally
from zhichi.domains.standards.rules.states import ORDER, level_in
from zhichi.domains.standards.rules.way import way_on
from zhichi.domains.standards.views.officer.lists import assessment_or_404
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.files.public import respond

S = AssessmentState
BUTTONS = (
    Verb.SUBMIT,
    Verb.REVIEW,
    Verb.SEND_BACK,
    Verb.VERIFY,
    Verb.HAND_IN,
    Verb.RECHECK,
    Verb.CERTIFY,
    Verb.REVOKE,
)
Marks = dict[str, dict[str, Mark]]


def marks_of(assessment: Assessment) -> Marks:
    """Marks by level and item, one statement."""
    found: Marks = {level: {} for level in Level}
    for mark in assessment.marks.select_related("file"):
        found[mark.level][mark.item] = mark
    return found


@require_safe
@require_role(*READERS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    assessment = assessment_or_404(actor, pk)
    return render(request, "standards/officer/assessment.html", page(actor, assessment, at))


def page(actor: Actor, assessment: Assessment, at: datetime) -> dict[str, Any]:
    sheet, marks, past = assessment.checklist.sheet, marks_of(assessment), past_of(assessment)
    register = answers_for(sheet, assessment.point_id, at)
    steps = list(assessment.steps.all())
    verbs = [(verb, can_do(actor, assessment, verb, past)) for verb in BUTTONS]
    marking = can_do(actor, assessment, Verb.MARK, past)
    final = final_marks(marks)
    way = way_on(sheet, {code for code, mark in final.items() if mark.met})
    held = assessment.state in (S.PASSED, S.CERTIFIED) and assessment.expires_on
    return {
        "assessment": assessment,
        "sheet": sheet,
        "heads": [
            without_agreed(head_of(assessment, head, marks, register, open_=bool(marking))) for head in Head
        ],
        "scores": scores(assessment, marks),
        "open_verbs": [button(assessment, verb) for verb, verdict in verbs if verdict],
        "closed_verbs": closed(assessment, verbs, marking.because),
        "marking": marking,
        "level": level_in(assessment.state),
        "steps": list(reversed(steps)),
        "tasks": task_rows_of(assessment, actor, past, at),
        "way": way,
        "last_day": assessment.expires_on - timedelta(days=1) if held and assessment.expires_on else None,
        "as_of": at,
    }


def final_marks(marks: Marks) -> dict[str, Mark]:
    """The highest level's word on each item."""
    return {code: mark for level in ORDER for code, mark in marks[level].items()}


def head_of(
    assessment: Assessment, head: Head, marks: Marks, register: dict[str, Answer], *, open_: bool
) -> dict[str, Any]:
    items = assessment.checklist.sheet.of_head(head)
    level = level_in(assessment.state)
    rows = [
        {
            "item": item,
            "said": [{"level": one, "mark": marks[one].get(item.code)} for one in ORDER],
            "register": register.get(item.code),
        }
        for item in items
    ]
    url = reverse("standards:mark", args=[assessment.pk, head.value]) if open_ else ""
    done = sum(item.code in marks[level] for item in items) if level else 0
    return {"title": head.label, "rows": rows, "url": url, "done": done, "count": len(items)}


def without_agreed(head: dict[str, Any]) -> dict[str, Any]:
    """What everybody calls met and nobody remarks on is told in one line each, so that the rest is seen."""
    rows = [row for row in head["rows"] if not agreed(row)]
    return head | {"rows": rows, "agreed": [row["item"] for row in head["rows"] if agreed(row)]}


def agreed(row: dict[str, Any]) -> bool:
    said = [one["mark"] for one in row["said"] if one["mark"]]
    register = row["register"]
    doubted = register is not None and register.met is False
    remarked = any(mark.file_id or (mark.remark and mark.level != Level.SELF) for mark in said)
    return bool(said) and all(mark.met for mark in said) and not doubted and not remarked


def scores(assessment: Assessment, marks: Marks) -> list[dict[str, Any]]:
    """The score at each level that has spoken; what it left to the level before counts as that one said."""
    shown, said = [], dict[str, Mark]()
    for level in ORDER:
        if not marks[level]:
            continue
        said |= marks[level]
        counted = tally(assessment.checklist.sheet.items, {code for code, mark in said.items() if mark.met})
        shown.append({"title": level.label, "score": counted.score, "vetoes": len(counted.vetoes)})
    return shown


def button(assessment: Assessment, verb: Verb) -> dict[str, str]:
    url = reverse("standards:do", args=[assessment.pk, verb.value])
    kind = "secondary" if verb in (Verb.SEND_BACK, Verb.REVOKE) else "primary"
    return {"title": str(verb.label), "url": url, "kind": kind}


def closed(assessment: Assessment, verbs: list[Any], marking: str) -> list[dict[str, str]]:
    refused = [(verb, verdict.because) for verb, verdict in verbs if not verdict]
    if marking:
        refused.insert(0, (Verb.MARK, marking))
    return [{"title": str(verb.label), "because": because} for verb, because in refused]


def task_rows_of(assessment: Assessment, actor: Actor, past: Past, at: datetime) -> list[dict[str, Any]]:
    sheet, today = assessment.checklist.sheet, timezone.localdate(at)
    may_prove = bool(can_do(actor, assessment, Verb.PROVE, past))
    return [
        {
            "task": task,
            "text": sheet.item(task.item).text,
            "url": reverse("standards:task", args=[assessment.pk, task.pk])
            if may_prove and not task.accepted
            else "",
            "light": light(task.due_on, today, warn=sheet.reminder_days, done=task.done_at is not None),
            "words": "已填写" if task.done_at else left_words(task.due_on, today),
        }
        for task in assessment.rectifications.select_related("file")
    ]


@require_safe
@require_role(*READERS)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The grade sheet for print."""
    at = timezone.now()
    assessment = assessment_or_404(request_actor(request), pk)
    marks = marks_of(assessment)
    held = assessment.state in (S.PASSED, S.CERTIFIED) and assessment.expires_on
    context = {
        "assessment": assessment,
        "sheet": assessment.checklist.sheet,
        "heads": [head_of(assessment, head, marks, {}, open_=False) for head in Head],
        "scores": scores(assessment, marks),
        "steps": list(assessment.steps.all()),
        "last_day": assessment.expires_on - timedelta(days=1) if held and assessment.expires_on else None,
        "as_of": at,
    }
    return render(request, "standards/officer/sheet.html", context)


@require_safe
@require_role(*READERS)
def evidence(request: HttpRequest, pk: int, mark: int) -> HttpResponse:
    """A paper or picture handed in with a mark."""
    assessment = assessment_or_404(request_actor(request), pk)
    held = get_object_or_404(assessment.marks.select_related("file"), pk=mark)
    if held.file is None:
        raise Http404
    return cast(HttpResponse, respond(held.file))
