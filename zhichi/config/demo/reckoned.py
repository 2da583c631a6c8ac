"""What the demo city's nights made of its facts: standings, layers of the last month end and today, all figures."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from zhichi.config.demo.desks import holder
from zhichi.config.demo.network import Actors, Net
from zhichi.domains.coverage.public import PointStanding, Standing, answer_hollow, reckon
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.sockets.public import PERIODIC
from zhichi.kernel.workdays import BEIJING

MONTH_ENDS = 1


def nights(net: Net, actors: Actors, *, until: datetime, told: Callable[[str], object]) -> None:
    """Reckon the last month end and today, compute the figures, and let the weak county answer for a few points."""
    days = [net.today]
    while len(days) <= MONTH_ENDS:
        days.append(days[-1].replace(day=1) - timedelta(1))
    for day in reversed(days):
        told(f"覆盖 {day}")
        # Each in the night that followed, so that the newest is the newest.
        night = datetime.combine(day + timedelta(1), time(2), tzinfo=BEIJING)
        reckon(by=SYSTEM, at=min(night, until), day=day)
    told("测算")
    PERIODIC.get("coverage.figures").run(until)
    hollow = PointStanding.objects.select_related("point__unit").filter(
        standing=Standing.HOLLOW, point__region__code__startswith=net.numbers["weak"]
    )
    for standing, said in zip(hollow.order_by("score", "pk"), net.numbers["hollow_answers"], strict=False):
        by = holder(actors, standing.point.unit, "pls_admin")
        due = net.today + timedelta(said["days"])
        answer_hollow(by=by, at=until, standing=standing, text=said["text"], due_on=due)
