"""What this room offers."""

from datetime import datetime

from django.utils import timezone

from zhichi.foundation.notices.actions.cases import case_acted, case_filed
from zhichi.foundation.notices.actions.delivering import deliver
from zhichi.foundation.sockets.public import ACTED, FILED, PERIODIC, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    FILED.register("notices", case_filed)
    ACTED.register("notices", case_acted)
    PERIODIC.register("notices.deliver", Periodic("发出通知", 5, deliver_now))


def deliver_now(at: datetime) -> object:
    """A round lasts up to twenty seconds: what it writes down has the moment at which it happened."""
    return deliver(now=timezone.now)
