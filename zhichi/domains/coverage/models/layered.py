"""The layers of a day: what ought to be served and how well it is, counted anew from the facts each time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models.evidence import verified_on
from zhichi.domains.coverage.models.ground import EVERYWHERE, Ground, ground_on
from zhichi.domains.coverage.models.point_standing import PointStanding
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.layers import Counts, count, reached
from zhichi.foundation.regions.public import Tier

TIERS = (Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP, Tier.VILLAGE)
MANY = 500


@dataclass(slots=True)
class Layered:
    """A day's ground with the points verified and alive, and what follows: the layer of each place."""

    ground: Ground
    verified: set[int]
    alive: set[int]
    best: dict[str, int]

    def counts(self) -> dict[tuple[int, str], Counts]:
        return count(self.ground.places, self.best)

    def elsewhere(self) -> set[str]:
        """Places where no point stands: one elsewhere only names them as served."""
        pairs = self.ground.served
        return {key for _, key in self.ground.named} - {
            key for point, key in pairs if (point, key) not in self.ground.named
        }

    def by_tier(self) -> dict[str, Counts]:
        """Counts by tier, of all four tiers, higher first."""
        found = self.counts()
        return {
            tier.value: sum((each for (_, of), each in found.items() if of == tier), Counts())
            for tier in TIERS
        }


def layers_on(
    day: date, paths: tuple[str, ...] = EVERYWHERE, *, alive: Collection[int] | None = None
) -> Layered:
    """The layers of a day inside branches of units.

    `alive` are the points alive on that day; without it those of the newest reckoning, which is right for today.
    """
    ground = ground_on(day, paths)
    points = ground.points()
    asked = points if len(points) <= MANY else None
    verified = verified_on(day, vitality(), asked)
    living = set(alive) if alive is not None else alive_now()
    return Layered(ground, verified, living, reached(ground.places, ground.served, verified, living))


def alive_now() -> set[int]:
    """Points alive by the newest reckoning."""
    rows = PointStanding.objects.filter(standing=Standing.ALIVE)
    return set(rows.order_by().values_list("pk", flat=True).iterator())
