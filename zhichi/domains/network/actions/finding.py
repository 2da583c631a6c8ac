"""Points are found by citizens from the transaction on in which they serve them, and no longer than that."""

from collections.abc import Iterable

from zhichi.domains.network.enums import Status
from zhichi.domains.network.models import Point
from zhichi.domains.network.models.findable import POINTS, findable_points
from zhichi.foundation.search.public import publish, withdraw


def tell_points(points: Iterable[Point]) -> None:
    """These points as they are now."""
    held = list(points)
    serving = [each.pk for each in held if each.status == Status.OPERATING]
    if serving:
        publish(POINTS, findable_points(serving))
    if gone := [each.code for each in held if each.status != Status.OPERATING]:
        withdraw(POINTS, gone)
