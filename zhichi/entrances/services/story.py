"""A case told to its citizen: milestones, who holds it, the next date, what can be done. No third party's name."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import (
    Act,
    Case,
    Light,
    Record,
    can_do_now,
    key_words,
    light_of,
    successor_of,
)
from zhichi.foundation.ledger.public import Entry, entries_of
from zhichi.foundation.procedures.public import Phase
from zhichi.foundation.ratings.public import can_rate
from zhichi.foundation.sockets.public import CITIZEN_OFFERS, PROMISES_MADE, PromiseMade
from zhichi.foundation.timelimits.public import Clock, open_clocks
from zhichi.ui.templatetags.ui import on_day


def progress(case: Case, *, at: datetime) -> dict[str, Any]:
    """Everything the progress page shows."""
    possible = doings(case, at=at)
    return {
        "case": case,
        "state": case.current_state,
        "timeline": timeline(case),
        "dates": dates(case, at=at),
        "doings": [doing for doing in possible if not doing["grave"]],
        # What ends the matter stands apart, at the foot: nobody should press it by mistake.
        "graves": [doing for doing in possible if doing["grave"]],
        "successor": successor_of(case),
        "records": case.records.filter(given=True).order_by("made_at", "pk"),
        "promises": promises_of(case),
        "offers": [offer for read in CITIZEN_OFFERS for offer in read(case, at)],
        "rateable": bool(can_rate(case)),
    }


def promises_of(case: Case) -> list[PromiseMade]:
    """What was promised in place of proofs, with what became of it."""
    return [one for read in PROMISES_MADE for one in read(case.pk)]


def public_acts(case: Case) -> list[Act]:
    """What the citizen is told was done, in order, and what he did himself."""
    return [act for act in case.acts.order_by("seq") if act.milestone or act.actor == CITIZEN.ref]


def timeline(case: Case) -> list[dict[str, Any]]:
    """Milestones in order, the last one marked as where the case stands now."""
    acts = [act for act in case.acts.order_by("seq") if act.milestone]
    items = [
        {"title": act.public_text, "at": act.at, "text": act.desk, "state": "done", "url": "", "link": ""}
        for act in acts
    ]
    if not case.is_done:
        items.append(
            {
                "title": case.current_state.public,
                "at": None,
                "text": case.unit.name,
                "state": "paused" if case.due_suspended else "current",
                "url": "",
                "link": "",
            }
        )
    return items


def dates(case: Case, *, at: datetime) -> list[dict[str, Any]]:
    """Open dates with their certificates: those that run before those that stand still, the statutory ones first.

    None once the citizen was told that the matter is closed: what is still filed away is the desk's own date.
    """
    if case.acts.filter(milestone="closed").exists():
        return []
    today = timezone.localdate(at)
    clocks = sorted(
        open_clocks(case.subject), key=lambda clock: (clock.due_on is None, not clock.limit.hard, clock.pk)
    )
    return [date_card(case, clock, today) for clock in clocks]


def date_card(case: Case, clock: Clock, today: Any) -> dict[str, Any]:
    light = light_of(clock.due_on, today, suspended=False, done=False) if clock.due_on else Light.GREY
    return {
        "label": clock.limit.title
        if "承诺" in clock.limit.title
        else f"{clock.limit.title}（{kind_of(clock)}）",
        "due": clock.due_on,
        "days": (clock.due_on - today).days if clock.due_on else None,
        "light": str(light or Light.GREY),
        "law": clock.limit.source,
        "url": reverse("services:due", args=[case.tracking_code, clock.pk]),
        "provisional": clock.provisional,
    }


def kind_of(clock: Clock) -> str:
    """Whose word the date is: the law's, this bureau's promise, or the notice that fixed it."""
    if clock.limit.hard:
        return "法定期限"
    return "服务承诺" if clock.limit.on_expiry == "" else "按通知的日子"


def doings(case: Case, *, at: datetime) -> list[dict[str, Any]]:
    """What the citizen can do now, each with its page."""
    return [
        {
            "title": verb.title,
            "url": reverse("services:act", args=[case.tracking_code, verb.name]),
            "grave": verb.grave,
        }
        for verb in case.procedure.verbs_from(case.state)
        if can_do_now(CITIZEN, case, verb, at=at)
    ]


def asked_of(case: Case) -> Record | None:
    """The document that led to where the case stands, if the party was given it: what a supplement must answer."""
    if case.phase != Phase.WAITING:
        return None
    return case.records.filter(given=True, act__to_state=case.state).order_by("-made_at", "-pk").first()


def receipt_facts(case: Case, *, at: datetime) -> dict[str, Any]:
    """What a receipt says: number, code, when, where, the next date, and the proof on the ledger."""
    entries: list[Entry] = list(entries_of(case.subject))
    return {
        "case": case,
        "state": case.current_state,
        "dates": dates(case, at=at),
        "entry": entries[0],
        "key_words": key_words(case.parties.all()),
        "facts": [
            {"label": "业务", "value": case.title},
            {"label": "编号", "value": case.number},
            {"label": "收到时间", "value": on_day(case.filed_at)},
            {"label": "所在地", "value": case.region.full_name},
            {"label": "收件单位", "value": case.origin_unit.name},
        ],
    }
