"""What rooms offer at a kiosk: a task on its first page, and what a card read there says about a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class KioskTask:
    """One large button. `url(point)` leads to the task for who stands at that point of service; "" leaves it out."""

    title: str
    lead: str
    icon: str
    order: int
    url: Callable[[Any], str]


KIOSK_TASKS: Socket[KioskTask] = Socket("tasks of a kiosk")
# Called with the request of a filing's person step: name, id_number and address as read from a card, or nothing.
PERSON_READ: Socket[Callable[[HttpRequest], dict[str, str]]] = Socket("a person as read from a card")
