"""The step "材料": each material of the item one by one, handed in, promised in writing, or not asked for at all."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhichi.entrances.services.views.citizen.application import Application
from zhichi.entrances.services.views.citizen.applying import (
    cookie_name,
    go_on,
    show,
    with_draft,
)
from zhichi.entrances.services.views.citizen.asked import papers_for
from zhichi.entrances.services.views.citizen.guides import fileable_or_404
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import (
    Draft,
    DraftFile,
    RefusedError,
    add_paper,
    drop_paper,
    open_draft,
    save_draft,
)
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.sockets.public import PaperAsked

PROMISE, HAND_IN = "promise", "hand_in"
# A paper for a field of the form.
OF_FORM = "form-"
CHOOSE = "请选一种：交证明，或者书面承诺。"
CHANGED = "承诺的内容刚刚有变动，请重新看过再选。"


@dataclass
class Line:
    """A material on the page: what was uploaded for it, how it will be given, the fault beside it."""

    asked: PaperAsked
    held: list[DraftFile]
    chosen: str = ""
    fault: str = ""

    @property
    def hands_in(self) -> bool:
        return self.chosen == HAND_IN or (not self.chosen and bool(self.held))

    @property
    def seen(self) -> str:
        """Which words were on the page."""
        return hashlib.sha256(self.asked.words.encode()).hexdigest()[:16] if self.asked.words else ""


def asked_of(application: Application) -> list[PaperAsked]:
    """The materials of the item for this applicant today, and the files of its form."""
    today = timezone.localdate(application.at)
    return papers_for(application.item, application.procedure, application.answers, today)


@with_draft("papers")
def papers(request: HttpRequest, application: Application) -> HttpResponse:
    held = list(application.draft.papers.select_related("file").order_by("pk"))
    before = application.answers.get("papers", {})
    lines = [
        Line(one, [paper for paper in held if paper.material == one.name], chosen_before(one, before))
        for one in asked_of(application)
    ]
    fault = ""
    if request.method == "POST":
        choose(request, lines)
        fault = keep(request, application.draft, lines)
        stays = "stay" in request.POST
        if not fault and (stays or not any(line.fault for line in lines)):
            chosen = {line.asked.name: line.chosen for line in lines if line.chosen}
            answers = {"promises": promises_of(lines), "chosen": chosen}
            if not stays:
                return go_on(request, application, "papers", answers)
            save_draft(draft=application.draft, answers={"papers": answers}, at=timezone.now())
            return redirect("services:papers", code=application.item.code)
    names = {line.asked.name for line in lines}
    context: dict[str, Any] = {"lines": lines, "fault": fault}
    context["faulty"] = context["refusal"] = [line for line in lines if line.fault]
    # Which filing it is, for files that go on being sent when the page is opened again: no secret, and opens nothing.
    context["filing"] = hashlib.sha256(f"papers:{application.token}".encode()).hexdigest()[:16]
    context["others"] = [paper for paper in held if paper.material not in names]
    return show(request, application, "papers", **context)


def chosen_before(asked: PaperAsked, before: dict[str, Any]) -> str:
    """The choice that was saved, unless the words have changed since."""
    chosen = str(before.get("chosen", {}).get(asked.name, ""))
    gone = not asked.promisable or before.get("promises", {}).get(asked.name, {}).get("words") != asked.words
    if chosen == PROMISE and gone:
        return ""
    return chosen


def choose(request: HttpRequest, lines: list[Line]) -> None:
    """What was chosen for each proof that can be promised; the words accepted must be the words that were shown."""
    for line in lines:
        if not line.asked.promisable:
            line.fault = file_fault(request, line)
            continue
        line.chosen = request.POST.get(f"how-{line.asked.name}", "")
        if line.chosen == PROMISE and request.POST.get(f"seen-{line.asked.name}") != line.seen:
            line.chosen, line.fault = "", CHANGED
        elif line.chosen not in {PROMISE, HAND_IN} and not line.held and line.asked.required:
            line.fault = CHOOSE


def file_fault(request: HttpRequest, line: Line) -> str:
    """A file that the form demands must come now: the form is judged with it. Materials may come later."""
    asked = line.asked
    demanded = asked.required and asked.name.startswith(OF_FORM)
    there = line.held or request.FILES.getlist(f"paper-{asked.name}")
    return f"请上传“{asked.title}”。" if demanded and not there else ""


def keep(request: HttpRequest, draft: Draft, lines: list[Line]) -> str:
    """Keep what was uploaded, each paper for the material it stands for; answers the fault of the first not taken."""
    wanted = [("", "papers"), *((line.asked.name, f"paper-{line.asked.name}") for line in lines)]
    try:
        for material, name in wanted:
            for upload in request.FILES.getlist(name):
                add_paper(draft=draft, upload=upload, by=CITIZEN, at=timezone.now(), material=material)
    except (FileFault, RefusedError) as error:
        return str(error)
    return ""


def promises_of(lines: list[Line]) -> dict[str, dict[str, str]]:
    """By material: the proof and the words that were accepted."""
    return {
        line.asked.name: {
            "proof": line.asked.proof,
            "title": line.asked.title,
            "words": line.asked.words,
        }
        for line in lines
        if line.chosen == PROMISE
    }


@login_not_required
@require_POST
def remove_paper(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    item = fileable_or_404(code)
    draft = open_draft(token=request.COOKIES.get(cookie_name(code), ""), kind=item.kind, at=timezone.now())
    if draft is not None:
        drop_paper(draft=draft, paper_id=pk)
    return redirect("services:papers", code=code)
