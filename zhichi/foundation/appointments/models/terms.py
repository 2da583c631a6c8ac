"""How bookings and queues are run: figures and groups from data/law/appointments, read once a process."""

from dataclasses import dataclass
from datetime import time
from functools import cache

import yaml
from django.conf import settings

from zhichi.foundation.appointments.rules.awake import Awake
from zhichi.foundation.appointments.rules.order import Mix


@dataclass(frozen=True, slots=True)
class Group:
    """A priority group by its code (山东省公共法律服务条例 §21)."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of terms.yaml, each as it is explained there."""

    source: str
    groups: tuple[Group, ...]
    mix: Mix
    minutes: int
    capacity: int
    days_ahead: int
    open_per_phone: int
    made_per_phone: int
    made_per_address: int
    grace_minutes: int
    most_calls: int
    awake: Awake
    accept_minutes: int
    displaced_minutes: int
    form_seconds: int

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(group.code for group in self.groups)

    def title_of(self, code: str) -> str:
        return next((group.title for group in self.groups if group.code == code), "")


@cache
def terms() -> Terms:
    path = settings.DATA / "law" / "appointments" / "terms.yaml"
    held = yaml.safe_load(path.read_text("utf-8"))
    held["groups"] = tuple(Group(**group) for group in held["groups"])
    held["mix"] = Mix(**held["mix"])
    held["awake"] = Awake(**{key: time.fromisoformat(text) for key, text in held["awake"].items()})
    return Terms(**held)
