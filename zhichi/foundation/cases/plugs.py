"""What this room offers: its round of due work, and its answer to a hand-over and to a late calendar notice."""

from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor, Officer, work_handed_over
from zhichi.foundation.cases.actions import discard_stale_drafts, sweep
from zhichi.foundation.cases.actions.following import follow_moved_clocks, take_over
from zhichi.foundation.sockets.public import PERIODIC, Periodic
from zhichi.foundation.timelimits.public import clocks_moved


def plug_in() -> None:
    """Called once by the app's ready()."""
    PERIODIC.register("cases.sweep", Periodic("期限届满自动处理", 300, lambda at: sweep(at=at)))
    PERIODIC.register("cases.drafts", Periodic("清除过期草稿", 3600, lambda at: discard_stale_drafts(at=at)))
    work_handed_over.connect(_hand_over, dispatch_uid="cases.take_over")
    clocks_moved.connect(_move, dispatch_uid="cases.follow_moved_clocks")


def _hand_over(*, giver: Officer, taker: Officer, by: Actor, at: datetime, **rest: Any) -> None:
    take_over(giver=giver, taker=taker, by=by, at=at)


def _move(*, subjects: list[str], **rest: Any) -> None:
    follow_moved_clocks(subjects=subjects)
