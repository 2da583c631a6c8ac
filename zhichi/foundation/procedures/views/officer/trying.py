"""The dry run of a draft: the path is in the address, and nothing is written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.forms.public import CATALOGUE_ROLES
from zhichi.foundation.procedures.actions import try_out, words_here
from zhichi.foundation.procedures.enums import Phase
from zhichi.foundation.procedures.forms import StepForm
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.diagram import diagram
from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.replay import Step, Walk
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting
from zhichi.foundation.procedures.views.officer.places import faults_here
from zhichi.foundation.procedures.views.officer.samples import samples_of

MOST_STEPS = 60
WRONG = ".from", ".to", ".state", ".clocks"


@require_safe
@drafting
def dry_run(request: HttpRequest, kind: str) -> HttpResponse:
    """Where the simulated case stands after the steps of the address, and what can be done next."""
    draft = draft_or_404(kind)
    document, words = draft.document, words_here()
    if document["filing"]["state"] not in document["states"]:
        return render(request, "procedures/officer/no_dry_run.html", {"draft": draft})
    first = day_of(request.GET.get("day", "")) or timezone.localdate()
    broken = any(any(sign in fault.place for sign in WRONG) for fault in faults_here(document))
    steps = [step for step in map(step_of, request.GET.getlist("step")[:MOST_STEPS]) if step]
    asked = asked_step(request.GET)
    walk, dues = try_out(document, first, [*steps, *([asked] if asked else [])])
    refusal = walk.refusal
    if "next" in request.GET and not asked:
        refusal = "请选择做什么、由谁来做，并填写日期。"
    choices = next_choices(document, walk.state, words)
    samples = samples_of(document, walk, words)
    initial: dict[str, Any] = {"on": walk.day}
    if refusal:
        initial |= {name: request.GET.get(name, "") for name in ("next", "on", "n")}
    context = {
        "draft": draft,
        "broken": broken,
        "first": first,
        "refusal": refusal,
        "state": state_words(document, walk.state),
        "clocks": clock_rows(walk, dues),
        "path": path_rows(document, walk, words, samples, links=reads_forms(request)),
        "taken": [written(step) for step in walk.taken],
        "back": back_query(first, walk),
        "form": StepForm(choices=choices, initial=initial) if choices else None,
        "chart": diagram(document, now=walk.state),
    }
    return render(request, "procedures/officer/dry_run.html", context)


def day_of(text: str) -> date | None:
    """A day as the browser writes it; None for anything else."""
    try:
        day = forms.DateField().clean(text)
    except forms.ValidationError:
        return None
    return day if isinstance(day, date) and 2000 <= day.year <= 2100 else None


def step_of(text: str) -> Step | None:
    """`verb~role@tier~2026-11-23~15`; None for what was never written by us."""
    parts = text.split("~")
    if len(parts) != 4:
        return None
    verb, doer, on, number = parts
    day = day_of(on)
    return None if day is None else Step(verb, doer, day, number_of(number))


def number_of(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def written(step: Step) -> str:
    return f"{step.verb}~{step.doer}~{step.day}~{'' if step.n is None else step.n}"


def asked_step(query: QueryDict) -> Step | None:
    """The step that was just chosen."""
    verb, _, doer = query.get("next", "").partition("~")
    day = day_of(query.get("on", ""))
    return Step(verb, doer, day, number_of(query.get("n", ""))) if verb and day else None


def next_choices(
    document: Mapping[str, Any], state: str, words: Words
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be done from here, each by every one who may."""
    return [
        (
            verb.get("title", name),
            [
                (f"{name}~{doer}", f"{verb.get('title', name)}：{words.doer(doer)}")
                for doer in many(verb["by"])
            ],
        )
        for name, verb in document["verbs"].items()
        if state in many(verb["from"])
    ]


def state_words(document: Mapping[str, Any], name: str) -> dict[str, str]:
    state = document["states"].get(name, {"title": name})
    phase = Phase(state.get("phase", Phase.OPEN))
    public = state.get("public", state["title"])
    return {"title": state["title"], "public": public, "phase": str(phase.label), "kind": phase.value}


def clock_rows(walk: Walk, dues: Mapping[int, date | None]) -> list[dict[str, Any]]:
    rows = []
    for index, timer in enumerate(walk.timers):
        due = dues[index]
        late = due is not None and walk.day > due
        state = "已停止" if timer.stopped else "暂停计时" if timer.paused else "已过期" if late else "计时中"
        rows.append({"title": timer.limit.title, "started": timer.started, "due": due, "state": state})
    return rows


def reads_forms(request: HttpRequest) -> bool:
    """Whether the pages of forms are open to whoever looks: no link leads to a refusal."""
    return any(request_actor(request).has(role) for role in CATALOGUE_ROLES)


def path_rows(
    document: Mapping[str, Any], walk: Walk, words: Words, samples: Mapping[int, Any], *, links: bool
) -> list[dict[str, Any]]:
    states = document["states"]
    return [
        {
            "day": done.day,
            "title": done.title,
            "by": words.doer(done.doer),
            "after": states.get(done.after, {}).get("title", done.after),
            "paper": done.paper,
            "sample": samples.get(index),
            "given": done.given,
            "milestone": done.milestone,
            "form": words.forms.get(done.form, done.form),
            "form_url": form_url(done.form) if links else "",
            "refers": words.intakes.get(done.refers, done.refers),
        }
        for index, done in enumerate(walk.path)
    ]


def form_url(ref: str) -> str:
    """The page of a published form, by its `key@version`."""
    key, _, version = ref.partition("@")
    return reverse("forms:version", args=[key, int(version)]) if ref else ""


def back_query(first: date, walk: Walk) -> str:
    """The address of one step back; empty at the beginning."""
    if not walk.taken:
        return ""
    query = QueryDict(mutable=True)
    query["day"] = first.isoformat()
    query.setlist("step", [written(step) for step in walk.taken[:-1]])
    return query.urlencode()
