"""What people can ask for: rooms register where their service items are read, entrances read them for a day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class ServiceItem:
    """One thing a citizen can ask for, with its guide (domain.md §9.2: conditions, materials, days, fee, result).

    `kind` is the kind of case that a filing begins, empty where the guide leads elsewhere. `guide` is what the
    page says, in order and in words, for `template`, which reads it as `guide`; `sheet` is the same on one printed
    page. `document` is the whole for machines. `point_item` is where points of service say that they offer it.
    """

    code: str
    title: str
    summary: str
    kind: str = ""
    version: int = 1
    effective_from: date | None = None
    point_item: str = ""
    form: str = ""
    guide: Mapping[str, Any] = field(default_factory=dict)
    document: Mapping[str, Any] = field(default_factory=dict)
    template: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class ItemSource:
    """A room that keeps service items: `all(day)` in the order they are shown, `get(code, day)` one or None.

    `titled(code, version)` is what an item was called in a version, "" where it is not his. Each is at most one
    statement when nothing was published since this process last asked.
    """

    all: Callable[[date], Sequence[ServiceItem]]
    get: Callable[[str, date], ServiceItem | None]
    titled: Callable[[str, int], str] = lambda code, version: ""


@dataclass(frozen=True)
class ItemCheck:
    """A page on which anybody may see beforehand, without a name, whether an item is likely for them.

    `url_name` takes no arguments. What it answers is advice and never a decision.
    """

    title: str
    url_name: str


# By the code of the item.
ITEM_CHECKS: Socket[ItemCheck] = Socket("checks before an item")
ITEM_SOURCES: Socket[ItemSource] = Socket("service items")


def service_items(day: date) -> list[ServiceItem]:
    """Everything that can be asked for on a day."""
    return [item for source in ITEM_SOURCES for item in source.all(day)]


def service_item(code: str, day: date) -> ServiceItem | None:
    """What can be asked for under a code on a day. A database takes no NUL, and no code has one."""
    if "\0" in code:
        return None
    for source in ITEM_SOURCES:
        if (item := source.get(code, day)) is not None:
            return item
    return None


def item_title(code: str, version: int) -> str:
    """What an item was called in the version under which somebody asked for it."""
    return next((title for source in ITEM_SOURCES if (title := source.titled(code, version))), code)
