"""Proposals: mine, those waiting for me, one with what was and what shall be, and deciding it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.network.access import can_edit, can_review, can_withdraw
from zhichi.domains.network.actions import ProposalError, review, withdraw
from zhichi.domains.network.actions.proposing import doubts_of
from zhichi.domains.network.enums import ProposalKind, ProposalState
from zhichi.domains.network.forms.card import ReviewForm
from zhichi.domains.network.models import Proposal
from zhichi.domains.network.rules.columns import BY_NAME, words_of
from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.views.officer.part_rows import part_rows
from zhichi.domains.network.views.officer.register import PAGE
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.files.public import respond
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region, Unit


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Those waiting for me, mine, or all of my branch."""
    actor = request_actor(request)
    seen = Proposal.objects.visible_to(actor)
    lists = {
        "waiting": seen.waiting_for(actor),
        "mine": seen.of(actor),
        "all": seen,
    }
    titles = {"waiting": "等我审核", "mine": "我申报的", "all": "本辖区全部"}
    shown = request.GET.get("list", "")
    shown = shown if shown in lists else "waiting" if lists["waiting"].exists() else "mine"
    rows = lists[shown].select_related("point", "unit")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    tabs = [
        {"title": title, "url": f"?list={name}", "current": name == shown, "count": None}
        for name, title in titles.items()
    ]
    context = {"page": page, "tabs": tabs, "query": f"list={shown}", "title": titles[shown]}
    return render(request, "network/officer/proposals.html", context)


def proposal_or_404(actor: Actor, pk: int) -> Proposal:
    seen = Proposal.objects.visible_to(actor).select_related(
        "point__unit", "point__region", "point__parent", "unit"
    )
    return get_object_or_404(seen, pk=pk)


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    return page_of(request, actor, proposal_or_404(actor, pk))


def page_of(
    request: HttpRequest, actor: Actor, one: Proposal, form: ReviewForm | None = None, status: int = 200
) -> HttpResponse:
    verdict = can_review(actor, one)
    doubts = doubts_of(one, timezone.now()) if one.state == ProposalState.SUBMITTED else []
    light = [each.text for each in doubts if not each.grave]
    context = {
        "proposal": one,
        "rows": part_rows(one) if one.kind == ProposalKind.PART else compared(one),
        "evidence": one.evidence.select_related("file"),
        "form": form or ReviewForm(initial={"revision": one.revision}, doubts=light),
        "may_review": bool(verdict),
        "because": verdict.because,
        # Those that stop, and to whoever may not decide all of them: the reviewer has the others in his form.
        "doubts": [each for each in doubts if each.grave or not verdict],
        "may_edit": bool(can_edit(actor, one)),
        "may_withdraw": bool(can_withdraw(actor, one)),
        "entries": list(entries_of(f"proposal:{one.pk}")),
    }
    return render(request, "network/officer/proposal.html", context, status=status)


def compared(one: Proposal) -> list[dict[str, Any]]:
    """What was and what shall be, in the order of the columns; for a new point only what is told."""
    names = {**_region_names(one), **_unit_names(one)}
    rows = []
    for name, column in BY_NAME.items():
        if name not in one.data or (not one.before and one.data[name] in (None, "", [], {})):
            continue
        before = _words(name, one.before.get(name), names) if one.before else ""
        after = _words(name, one.data[name], names)
        # A position goes together: what of it stays as it was is no change to be read.
        if before != after:
            rows.append({"title": column.title, "before": before, "after": after, "differs": True})
    converted = _converted(one.data)
    return (
        [*rows, {"title": "换算后", "before": "", "after": converted, "differs": True}] if converted else rows
    )


def _converted(data: Mapping[str, Any]) -> str:
    lon, lat, datum = (data.get(name) for name in ("lon", "lat", "datum"))
    if lon is None or lat is None or datum in {None, "", "CGCS2000", "WGS-84"}:
        return ""
    lon, lat = to_wgs84(lon, lat, str(datum))
    return f"{lon:.6f}，{lat:.6f}（WGS-84）"


def _words(name: str, value: Any, names: Mapping[str, str]) -> str:
    if name in {"region", "unit"}:
        return f"{names.get(value, '')}（{value}）" if value else "—"
    if name == "serves":
        return "、".join(names.get(code, code) for code in value or []) or "—"
    return words_of(name, value)


def _region_names(one: Proposal) -> dict[str, str]:
    codes = {
        code for data in (one.data, one.before) for code in [data.get("region"), *data.get("serves", [])]
    }
    return dict(Region.objects.filter(code__in=codes - {None}).values_list("code", "full_name"))


def _unit_names(one: Proposal) -> dict[str, str]:
    codes = {data["unit"] for data in (one.data, one.before) if "unit" in data}
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    withdraw(by=actor, at=timezone.now(), proposal=proposal_or_404(actor, pk))
    messages.success(request, "已撤回。")
    return redirect("network:office_proposal", pk=pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    one = proposal_or_404(actor, pk)
    found = doubts_of(one, timezone.now()) if one.state == ProposalState.SUBMITTED else []
    form = ReviewForm(request.POST, doubts=[each.text for each in found if not each.grave])
    if form.is_valid():
        try:
            done = review(by=actor, at=timezone.now(), proposal=one, **form.cleaned_data)
        except ProposalError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已办：{ProposalState(done.state).label}。")
            return redirect("network:office_proposals")
    return page_of(request, actor, proposal_or_404(actor, pk), form, status=422)


@require_safe
def evidence(request: HttpRequest, pk: int, file: int) -> FileResponse:
    one = proposal_or_404(request_actor(request), pk)
    held = one.evidence.select_related("file").filter(pk=file).first()
    if held is None:
        raise Http404
    return respond(held.file, shown=True, download="download" in request.GET, name=held.name)
