"""The words of an event and the quiet hours, as the bureau sets them: a version from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.notices.access import can_write_templates
from zhichi.foundation.notices.actions.events import event_of
from zhichi.foundation.notices.enums import Code
from zhichi.foundation.notices.models import QuietHours, Template
from zhichi.foundation.notices.rules import template_faults

EARLIER = "不能早于今天。"


class TemplateError(ValueError):
    """What cannot be taken; `faults` are pairs of (field or "", Chinese sentence)."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__("".join(sentence for _, sentence in faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class Draft:
    """New words for an event; `seen` is the newest version that their writer knew."""

    event: str
    texts: Mapping[str, str]
    valid_from: date
    seen: int = 0


@transaction.atomic
def publish_template(*, draft: Draft, by: Actor, at: datetime) -> Template:
    """The next version of an event's words. TemplateError with each fault beside its field, PermissionError."""
    _let_in(by)
    event = event_of(draft.event)
    held = list(Template.objects.select_for_update().filter(event=event.key).order_by("version"))
    texts = {name: draft.texts.get(name, "").strip() for name in event.texts}
    faults = template_faults(texts, event.needs)
    if draft.valid_from < localdate(at):
        faults.append(("valid_from", EARLIER))
    faults += _standing_faults(held[-1] if held else None, draft)
    if faults:
        raise TemplateError(*faults)
    made = Template.objects.create(
        event=event.key,
        version=held[-1].version + 1 if held else 1,
        title=texts["title"],
        text=texts["text"],
        short=texts.get("short", ""),
        valid_from=draft.valid_from,
        published_at=at,
        published_by=by.ref,
    )
    payload = {**texts, "version": made.version, "valid_from": made.valid_from.isoformat()}
    append(
        subject=f"notice_event:{event.key}",
        at=at,
        actor=by.ref,
        code=Code.TEMPLATE_PUBLISHED,
        payload=payload,
    )
    return made


@transaction.atomic
def set_quiet_hours(*, begins: time, ends: time, valid_from: date, by: Actor, at: datetime) -> QuietHours:
    """From a day on; alike means none. TemplateError, PermissionError."""
    _let_in(by)
    if valid_from < localdate(at):
        raise TemplateError(("valid_from", EARLIER))
    newest = QuietHours.objects.select_for_update().order_by("-version").first()
    if newest is not None and newest.valid_from > valid_from:
        raise TemplateError(("valid_from", f"前一次改的从 {newest.valid_from} 起，新的不能更早。"))
    made = QuietHours.objects.create(
        version=newest.version + 1 if newest else 1,
        begins=begins,
        ends=ends,
        valid_from=valid_from,
        set_at=at,
        set_by=by.ref,
    )
    payload = {"begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}", "valid_from": valid_from.isoformat()}
    append(subject="notice_hours:all", at=at, actor=by.ref, code=Code.HOURS_SET, payload=payload)
    return made


def _let_in(by: Actor) -> None:
    verdict = can_write_templates(by)
    if not verdict:
        raise PermissionError(verdict.because)


def _standing_faults(newest: Template | None, draft: Draft) -> list[tuple[str, str]]:
    if newest is None:
        return []
    faults = []
    if draft.seen != newest.version:
        faults.append(("", f"刚才有人定了第 {newest.version} 版，请看过再改。您填写的内容没有丢。"))
    if newest.valid_from > draft.valid_from:
        faults.append(("valid_from", f"前一版从 {newest.valid_from} 起用，新版不能更早。"))
    return faults
