"""What the demo city's nights made of its facts: standings, layers of month ends and today, all figures."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from zhichi.config.demo.desks import holder
from zhichi.config.demo.network import Actors, Net
from zhichi.domains.coverage.public import PointStanding, Standing, answer_hollow, rebuild, reckon
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.sockets.public import PERIODIC
from zhichi.kernel.workdays import BEIJING

# Five months in which the effective layer is known are enough for a forecast; facts reach back for them (`facts.DAYS`).
MONTH_ENDS = 4


def nights(net: Net, actors: Actors, *, until: datetime, told: Callable[[str], object]) -> None:
    """Count the month ends, reckon today, compute the figures; the weak county answers for some."""
    ends = [net.today]
    while len(ends) <= MONTH_ENDS:
        ends.append(ends[-1].replace(day=1) - timedelta(1))
    today, *earlier = ends
    # Today's night keeps the forecasts of all of them.
    rebuild(
        by=SYSTEM, at=_night(earlier[0]), days=earlier, course=False, told=lambda day: told(f"覆盖 {day}")
    )
    told(f"覆盖 {today}")
    reckon(by=SYSTEM, at=min(_night(today), until), day=today)
    told("测算")
    PERIODIC.get("coverage.figures").run(until)
    PERIODIC.get("standards.distances").run(until)
    hollow = PointStanding.objects.select_related("point__unit").filter(
        standing=Standing.HOLLOW, point__region__code__startswith=net.numbers["weak"]
    )
    for standing, said in zip(hollow.order_by("score", "pk"), net.numbers["hollow_answers"], strict=False):
        by = holder(actors, standing.point.unit, "pls_admin")
        due = net.today + timedelta(said["days"])
        answer_hollow(by=by, at=until, standing=standing, text=said["text"], due_on=due)


def _night(day: date) -> datetime:
    """When a day is reckoned: in the night that follows, so that the newest is the newest."""
    return datetime.combine(day + timedelta(1), time(2), tzinfo=BEIJING)
