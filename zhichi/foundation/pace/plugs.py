"""What this room offers: its round of tidying."""

from datetime import datetime

from zhichi.foundation.pace.actions import discard_spent
from zhichi.foundation.sockets.public import PERIODIC, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    PERIODIC.register("pace.spent", Periodic("清除用过的表单凭据", 86400, _discard))


def _discard(at: datetime) -> int:
    return discard_spent(at=at)
