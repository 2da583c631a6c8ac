"""What this room offers: its rounds of tidying."""

from datetime import datetime

from zhichi.foundation.files.actions import discard_arrivals, discard_drafts
from zhichi.foundation.files.middleware import carry_chosen
from zhichi.foundation.sockets.public import FORM_CARRIERS, PERIODIC, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    FORM_CARRIERS.register("files", carry_chosen)
    PERIODIC.register("files.drafts", Periodic("清除没写完的文件", 86400, _discard))
    PERIODIC.register("files.arrivals", Periodic("清除没传完的材料", 3600, _sweep))


def _discard(at: datetime) -> int:
    return discard_drafts(at=at)


def _sweep(at: datetime) -> int:
    return discard_arrivals(at=at)
