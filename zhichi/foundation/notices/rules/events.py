"""Which events there are, and the words that ship with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.rules.wording import PLACES, template_faults

FORMAT = "zhichi-notices/1"
DAYS = 7


class EventError(ValueError):
    """A file of events that cannot be taken: which event, and what is the matter."""


@dataclass(frozen=True)
class NoticeEvent:
    """An event people are told of. `urgent`: also at night. `days`: after so many it is no longer sent out.

    `needs`: placeholders that every version of its words must keep. `title`, `text` and `short` are version 0.
    """

    key: str
    name: str
    audience: str
    title: str
    text: str
    short: str = ""
    urgent: bool = False
    days: int = DAYS
    needs: tuple[str, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        """What has to be written: officers get no short messages."""
        told = {"title": self.title, "text": self.text}
        return told | {"short": self.short} if self.audience == Audience.CITIZEN else told


def read_events(document: Mapping[str, Any]) -> dict[str, NoticeEvent]:
    """The events of one file; EventError for whatever the browser's editor would not have taken either."""
    if document.get("format") != FORMAT:
        raise EventError(f"this is no file of events: its format is not {FORMAT}")
    return {key: _event(key, told) for key, told in document["events"].items()}


def _event(key: str, told: Mapping[str, Any]) -> NoticeEvent:
    needs = tuple(told.get("needs", ()))
    try:
        event = NoticeEvent(key=key, **{**told, "needs": needs})
    except TypeError as error:
        raise EventError(f"{key}: {error}") from error
    if event.audience not in Audience.values:
        raise EventError(f"{key}: nobody is called {event.audience}")
    if unknown := set(needs) - set(PLACES):
        raise EventError(f"{key}: {sorted(unknown)} are no placeholders")
    for name, fault in template_faults(event.texts, needs):
        raise EventError(f"{key}.{name}: {fault}")
    return event
