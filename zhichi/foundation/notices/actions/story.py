"""What a person was told about one thing, with where the copies went."""

from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.notices.actions.wording import Writer
from zhichi.foundation.notices.models import Delivery, told_about

MOST = 100


@dataclass(frozen=True)
class Told:
    """One message: its words, when, and each copy as (channel, masked address, state) in words."""

    title: str
    text: str
    at: datetime
    copies: tuple[str, ...]


def messages_of(subject: str) -> list[Told]:
    """The newest first, at most a hundred. Three statements, however many."""
    rows = told_about(subject=subject)[:MOST]
    copies: dict[int, list[str]] = {}
    for copy in Delivery.objects.filter(notice__in=[row.pk for row in rows]).order_by("pk"):
        said = f"{copy.get_channel_display()} {copy.masked}：{copy.get_state_display()}"
        copies.setdefault(copy.notice_id, []).append(said)
    writer = Writer({row.event for row in rows})
    made = []
    for row in rows:
        if row.hold_until is not None and row.spread_at is None:
            continue  # not told yet
        words = writer.words(row)
        made.append(Told(words.title, words.text, row.at, tuple(copies.get(row.pk, ()))))
    return made
