"""The words of a notice: the version of its template that was in force at its moment, filled with its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.notices.actions.events import event_of, events
from zhichi.foundation.notices.models import Notice, Template
from zhichi.foundation.notices.rules import day_words, render
from zhichi.foundation.notices.rules.wording import SHANGHAI

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
