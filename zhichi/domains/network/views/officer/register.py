"""The register as officers see it: the points of my branch, and all that is known of one."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.access import (
    can_arrange,
    can_change,
    can_import,
    can_keep,
    can_propose,
    can_read_answers,
    can_record,
    can_verify,
)
from zhichi.domains.network.enums import Facility, Status, VerifyMethod, VerifyOutcome, Zone
from zhichi.domains.network.forms.placing import PlaceForm
from zhichi.domains.network.forms.register import RegisterForm
from zhichi.domains.network.models import (
    Point,
    PointQuerySet,
    Proposal,
    Verification,
    divided,
    names_now,
    said_of,
    standing_of,
)
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.sockets.public import PLACE_NOTES
from zhichi.kernel.verdict import Verdict

PAGE = 20
RECENT = 10


def holding(day: date) -> QuerySet[Verification, Verification]:
    """Verifications that hold on a day; a self report never does."""
    held = Verification.objects.filter(outcome=VerifyOutcome.REAL, expires_on__gt=day)
    return held.exclude(method=VerifyMethod.SELF_REPORT).order_by()


def found(actor: Actor, form: RegisterForm, day: date) -> PointQuerySet:
    """The points of my branch that the question asks for, by tier and code."""
    asked = form.cleaned_data
    points = Point.objects.of_branch(actor).listed(
        region=form.region, item=asked.get("item") or None, words=asked.get("q", "")
    )
    until = holding(day).filter(point=OuterRef("pk")).values("point").annotate(until=Max("expires_on"))
    points = points.annotate(verified_until=Subquery(until.values("until")))
    for name in ("tier", "status"):
        if asked.get(name):
            points = points.filter(**{name: asked[name]})
    if asked.get("divided"):
        points = points.filter(region__in=divided(day), stands_in__isnull=True)
    return points.exclude(pk__in=holding(day).values("point")) if asked.get("unverified") else points


def question(request: HttpRequest) -> tuple[RegisterForm, PointQuerySet]:
    day = timezone.localdate()
    form = RegisterForm(request.GET.dict(), city=settings.ZHICHI_CITY, on=day)
    form.is_valid()  # what cannot be read is told beside its field; the rest is answered
    return form, found(request_actor(request), form, day)


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    form, rows = question(request)
    pages: Paginator[Any] = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "asked": any(form.cleaned_data.values()),
        "waiting": Proposal.objects.waiting_for(actor).count(),
        "may_import": bool(can_import(actor)),
    }
    return render(request, "network/officer/points.html", context)


def point_or_404(actor: Actor, code: str) -> Point:
    """A point of the officer's branch; to everybody else there is no such page."""
    point = (
        Point.objects.of_branch(actor)
        .select_related("unit", "region", "parent", "stands_in")
        .filter(code=code)
        .first()
    )
    if point is None:
        raise Http404
    return point


@require_safe
def point(request: HttpRequest, code: str) -> HttpResponse:
    actor = request_actor(request)
    one = point_or_404(actor, code)
    day = timezone.localdate()
    serves = list(one.serves.select_related("region").order_by("to_on", "region_id"))
    standing = standing_of(one, day)
    verifications = list(one.verifications.order_by("-at").prefetch_related("photos__file")[:RECENT])
    context = {
        "point": one,
        "facts": facts(one),
        "notes": [note for tell in PLACE_NOTES for note in tell(one, actor, day)],
        "doings": doings(actor, one),
        "people": one.people.order_by("to_on", "kind", "name"),
        "today": day,
        "windows": one.windows.all(),
        "equipment": one.equipment.all(),
        "exceptions": one.exceptions.filter(last_on__gte=day),
        "names": one.names.order_by("-to_on"),
        "photos": one.photos.select_related("file"),
        "spans": one.spans.order_by("-from_on"),
        "serves": list(zip(serves, names_now([each.region for each in serves], day), strict=True)),
        "standing": standing,
        "placing": PlaceForm(heirs=standing.heirs),
        "may_place": bool(can_change(actor, one)),
        "verifications": verifications,
        "verified": any(each.expires_on and each.expires_on > day for each in verifications),
        "said": said_of(one),
        "as_of": timezone.now(),
        "read_answers": can_read_answers(actor, one),
        "events": one.events.order_by("-at")[:RECENT],
        "duties": one.duties.order_by("-planned_from")[:RECENT],
        "calls": one.phone_checks.order_by("-at")[:RECENT],
        "proposals": one.proposals.all()[:RECENT],
        "entries": list(entries_of(f"point:{one.code}"))[-RECENT:],
        "may_arrange": bool(can_arrange(actor, one)),
        "may_keep": bool(can_keep(actor, one)),
    }
    return render(request, "network/officer/point.html", context)


def facts(one: Point) -> list[dict[str, str]]:
    """The register data as label and value; what is empty is left out."""
    placed = (
        f"{one.lon:.6f}，{one.lat:.6f}（{one.datum}）" if one.lon is not None and one.lat is not None else ""
    )
    street = "" if one.street_facing is None else "是" if one.street_facing else "否"
    rows = [
        ("层级和种类", f"{one.get_tier_display()}，{one.get_kind_display()}"),
        ("所属中心", one.parent.name if one.parent else ""),
        ("主管机构", one.unit.name),
        ("依托场所", one.get_host_display()),
        ("服务方式", one.get_mode_display()),
        ("所在区划", f"{one.region.full_name}（{one.region_id}）"),
        ("地址", one.address),
        ("坐标", placed or "还没有测量"),
        ("怎么走", one.directions),
        ("电话", one.phone),
        ("开放时间", "；".join(one.hours_words) or "没有填写"),
        ("办理事项", "、".join(str(item) for item in one.items.all())),
        ("面积", f"{one.area_m2} 平方米" if one.area_m2 else ""),
        ("临街", street),
        ("功能区", "、".join(str(Zone(zone).label) for zone in one.zones)),
        ("便民设施", "、".join(str(Facility(each).label) for each in one.facilities)),
        ("负责人", one.responsible),
        ("成立日期", f"{one.established_on:%Y-%m-%d}" if one.established_on else ""),
        ("启用日期", f"{one.opened_on:%Y-%m-%d}" if one.opened_on else ""),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def doings(actor: Actor, one: Point) -> dict[str, list[dict[str, str]]]:
    """What I may do here, and why not the rest."""

    def at(name: str, *more: str) -> str:
        return reverse(f"network:{name}", args=[one.code, *more])

    shut = Verdict(False, "服务点已经撤销。") if one.status == Status.CLOSED else None
    known = [
        ("申报变更", at("office_change"), shut or can_propose(actor, one.unit)),
        ("登记服务记录", at("office_record", "service"), shut or can_record(actor, one)),
        ("登记值班", at("office_record", "duty"), shut or can_record(actor, one)),
        ("上报现在的情况", at("office_record", "report"), shut or can_arrange(actor, one)),
        ("开始核验", at("office_visit"), can_verify(actor, one)),
        ("电话抽查", at("office_record", "phone"), shut or can_verify(actor, one)),
    ]
    return {
        "open": [{"title": title, "url": url} for title, url, verdict in known if verdict],
        "closed": [
            {"title": title, "because": verdict.because} for title, _, verdict in known if not verdict
        ],
    }
