"""登记: what people ask at the window, by telephone, by letter or through the hotline, written down at the desk."""

import secrets
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.entrances.office.forms import ChannelForm
from zhichi.entrances.office.views.officer.case import only_others, weight
from zhichi.entrances.office.views.officer.register_sheet import Request, Sheet
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import (
    AT_THE_DESK,
    Case,
    Channel,
    KeyReusedError,
    RefusedError,
    can_act_for,
    can_do_now,
    can_register,
    finish_draft,
    keep_open,
    key_words,
    open_until,
    receiving_desk,
    register,
    sees,
)
from zhichi.foundation.forms.public import AnswersForm
from zhichi.foundation.procedures.public import NoProcedureError, Phase, Procedure, current_id, procedure_of
from zhichi.foundation.regions.public import Level, Region, Tier, Unit, WhereForm, ancestry
from zhichi.foundation.sockets.public import (
    ServiceItem,
    service_item,
    service_items,
)
from zhichi.foundation.timelimits.public import open_clocks
from zhichi.kernel.verdict import Verdict

LEVELS = {"county": Level.COUNTY, "township": Level.TOWNSHIP, "village": Level.VILLAGE}


def version_of(item: ServiceItem, at: datetime) -> int | None:
    """The version of the item's procedure in force today."""
    try:
        return current_id(item.kind, timezone.localdate(at)) if item.kind else None
    except NoProcedureError:
        return None


def offered(actor: Actor, at: datetime) -> tuple[list[ServiceItem], str]:
    """The items that may be registered at this officer's desk; where there is none, the sentence that says why."""
    verdicts: dict[str, tuple[bool, str]] = {}
    found, because = [], "现在没有可以登记的事项。"
    for item in service_items(timezone.localdate(at)):
        if item.kind and item.kind not in verdicts:
            version = version_of(item, at)
            verdict = desk_or_village(actor, procedure_of(version)) if version is not None else None
            verdicts[item.kind] = (bool(verdict), verdict.because if verdict is not None else because)
        may, why = verdicts.get(item.kind, (False, because))
        if may:
            found.append(item)
        elif item.kind:
            because = why
    return found, because


def village_posts(actor: Actor) -> list[int]:
    return [post.unit_id for post in actor.posts if post.tier == Tier.VILLAGE]


def desk_or_village(actor: Actor, procedure: Procedure) -> Verdict:
    """Whether there is a place for which this officer may register: his desk's, or that of his own village."""
    verdict = can_register(actor, procedure)
    units = village_posts(actor)
    if verdict or not units:
        return verdict
    own = Region.objects.filter(units__in=units).order_by("pk").first()
    return can_act_for(actor, procedure, own) if own is not None else verdict


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """How it came, where, and what for: pressing an item goes on."""
    actor, now = request_actor(request), timezone.now()
    items, because = offered(actor, now)
    if not items:
        return refused(request, because)
    today, city = timezone.localdate(now), get_object_or_404(Region, code=settings.ZHICHI_CITY)
    wanted = request.POST.get("item", "")
    if request.method == "POST" and wanted in {item.code for item in items}:
        channel, where = ChannelForm(request.POST), WhereForm(request.POST, city=city, on=today)
        if channel.is_valid() and where.is_valid():
            chosen = {"item": wanted, **channel.cleaned_data, "region": where.region_code()}
            return redirect(f"{reverse('office:register_form')}?{urlencode(chosen)}")
        status = 422
    else:
        # A press that only fills the next list shows no fault.
        held = request.POST.dict() if request.method == "POST" else chosen_before(request, actor)
        channel, where = ChannelForm(initial=held), WhereForm(initial=held, city=city, on=today)
        status = 200
    context = {"items": items, "channel": channel, "where": where}
    return render(request, "office/officer/register.html", context, status=status)


def chosen_before(request: HttpRequest, actor: Actor) -> dict[str, str]:
    """What the page begins with: what was chosen before, else the place of the officer's own desk."""
    channel = request.GET.get("channel", "")
    held = {"channel": channel if channel in AT_THE_DESK else str(Channel.WINDOW)}
    code = request.GET.get("region", "")
    if not (len(code) == 12 and code.isdigit()):
        units = [post.unit_id for post in actor.posts]
        own = Unit.objects.filter(pk__in=units, region__isnull=False).order_by("-region__level", "pk").first()
        code = str(own.region_id) if own else ""
    line = sorted(ancestry(code)) if code else []
    for name, level in LEVELS.items():
        if len(line) >= level:
            held[name] = line[level - 1]
    return held


def chosen(request: HttpRequest, actor: Actor, at: datetime) -> Request | str:
    """What the address of the second page says; a sentence where it cannot be registered."""
    item = service_item(request.GET.get("item", ""), timezone.localdate(at))
    channel = request.GET.get("channel", "")
    region = Region.objects.filter(code=request.GET.get("region", "")).first()
    version = version_of(item, at) if item else None
    if item is None or version is None or channel not in AT_THE_DESK or region is None:
        raise Http404
    if settings.ZHICHI_CITY not in ancestry(region.code):
        raise Http404
    procedure = procedure_of(version)
    at_desk = can_register(actor, procedure)
    verdict = at_desk or can_act_for(actor, procedure, region)
    if not verdict:
        return at_desk.because if not village_posts(actor) else verdict.because
    desk = receiving_desk(actor, procedure, region)
    if desk is None:
        return f"{region.full_name}还没有办理“{item.title}”的单位，请转 12348。"
    return Request(item, version, channel, region, desk, actor, at, must_act=not at_desk)


def refused(request: HttpRequest, because: str) -> HttpResponse:
    return render(request, "office/officer/register_refused.html", {"because": because}, status=403)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The whole of it on one page, and registering it once."""
    actor, now = request_actor(request), timezone.now()
    asked = chosen(request, actor, now)
    if isinstance(asked, str):
        return refused(request, asked)
    sheet, key, status = Sheet(request, asked), request.POST.get("key") or secrets.token_urlsafe(24), 200
    if request.method == "POST":
        sheet.keep_papers()
        status = 200 if sheet.redraws else 422
        if sheet.is_valid():
            try:
                return send(request, sheet, key)
            except KeyReusedError:
                key, status = secrets.token_urlsafe(24), 409
                sheet.fault = "这一页刚才已经登记过一件，内容不同。要另登记一件，请再按一次“登记”。"
            except RefusedError as error:
                sheet.blame(error)
    held = sheet.draft.papers.order_by("pk") if sheet.draft else []
    context = {
        "sheet": sheet,
        "asked": asked,
        "key": key,
        "held": held,
        "channel": Channel(asked.channel).label,
    }
    chosen_so_far = {"channel": asked.channel, "region": asked.region.code}
    context["back"] = f"{reverse('office:register')}?{urlencode(chosen_so_far)}"
    context["of_parts"] = isinstance(sheet.matter, AnswersForm)
    response = render(request, "office/officer/register_form.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def send(request: HttpRequest, sheet: Sheet, key: str) -> HttpResponse:
    """Register once; a second press finds the same case."""
    asked = sheet.asked
    filed = register(filing=sheet.filing(), version_id=asked.version_id, key=key, by=asked.actor, at=asked.at)
    if sheet.draft is not None:
        finish_draft(draft=sheet.draft, at=asked.at)
    # The slip is the citizen's own receipt: the officer's browser may show it for half an hour, to print it.
    keep_open(request.session, case=filed.case, at=asked.at)
    return redirect("office:registered", code=filed.case.tracking_code)


@require_safe
def done(request: HttpRequest, code: str) -> HttpResponse:
    """What to hand over, and what to do next: the answer at once, the case, the next person."""
    actor, now = request_actor(request), timezone.now()
    case = Case.objects.select_related("unit", "region", "county_unit").filter(tracking_code=code).first()
    if case is None or open_until(request.session, code) < now.timestamp():
        raise Http404
    mine = sees(actor, case.pk)
    verbs = [
        verb
        for verb in case.procedure.verbs_from(case.state)
        if not only_others(verb) and not verb.grave and can_do_now(actor, case, verb, at=now)
    ]
    # What ends the matter here and now comes first: most consultations at a window are answered at once.
    verbs.sort(key=lambda verb: (not ends(case.procedure, verb.target(case.state)), weight(verb)))
    context = {
        "case": case,
        "mine": mine,
        "verbs": verbs if mine else [],
        "key_words": key_words(case.parties.all()),
        "dates": [clock for clock in open_clocks(case.subject) if clock.due_on],
    }
    return render(request, "office/officer/registered.html", context)


def ends(procedure: Procedure, state: str) -> bool:
    return bool(procedure.states[state].phase == Phase.DONE)
