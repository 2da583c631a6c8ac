"""The words of a notice: the version of its template that was in force at its moment, filled with its facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.notices.actions.events import event_of, events
from zhichi.foundation.notices.models import Notice, Template
from zhichi.foundation.notices.rules import NoticeEvent, day_words, render
from zhichi.foundation.notices.rules.wording import CALLED, SHANGHAI

# A human answers there where a desk has no number of its own.
HOTLINE = "12348"


@dataclass(frozen=True)
class Words:
    """What a notice says, and by which version of its template."""

    title: str
    text: str
    short: str
    version: int


class Writer:
    """Fills templates; reads the bureau's versions of the events it will need once, in one statement."""

    def __init__(self, wanted: Iterable[str]) -> None:
        held = Template.objects.filter(event__in=set(wanted)).order_by("-valid_from", "-version")
        self._held: dict[str, list[Template]] = {}
        for template in held:
            self._held.setdefault(template.event, []).append(template)

    def words(self, notice: Notice, *, link: str = "") -> Words:
        """Filled in; `notice.unit` is asked, so select it with the notice."""
        unit = notice.unit
        facts = {
            "tail": notice.tail,
            "day": day_words(notice.day),
            "unit": unit.name if unit else "",
            "phone": (unit.phone if unit else "") or HOTLINE,
            "words": notice.words,
            "link": link,
        }
        title, text, short, version = self._template(notice)
        return Words(render(title, facts), render(text, facts), render(short, facts), version)

    def _template(self, notice: Notice) -> tuple[str, str, str, int]:
        for held in self._held.get(notice.event, ()):
            if in_force(held, notice.at):
                return held.title, held.text, held.short, held.version
        if notice.event not in events():
            # Its file has gone since: what was told stays told, without words that nobody knows.
            return "通知", "", "", 0
        shipped = event_of(notice.event)
        return shipped.title, shipped.text, shipped.short, 0


def in_force(template: Template, at: datetime) -> bool:
    return template.published_at <= at and template.valid_from <= at.astimezone(SHANGHAI).date()


# What a preview is filled with.
SAMPLE = {
    "tail": "0123",
    "day": "12月1日（周二）",
    "unit": "许庄司法所",
    "phone": HOTLINE,
    "words": "工作人员会先看材料是否齐全。",
    "link": "https://…/n/2f9-…",
}


def preview(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each text as people would read it, under its name."""
    return [(CALLED[name], render(text, SAMPLE)) for name, text in texts.items()]


@dataclass(frozen=True)
class Standing:
    """An event with the version of its words that is in force, and the one that is to come."""

    event: NoticeEvent
    version: int
    coming: Template | None


def current(*, at: datetime) -> list[Standing]:
    """Every event, in the order of the files. One statement."""
    held: dict[str, list[Template]] = {}
    for template in Template.objects.order_by("-valid_from", "-version"):
        held.setdefault(template.event, []).append(template)
    found = []
    for key, event in events().items():
        versions = held.get(key, [])
        now = next((each.version for each in versions if in_force(each, at)), 0)
        coming = next((each for each in reversed(versions) if not in_force(each, at)), None)
        found.append(Standing(event, now, coming))
    return found
