"""Whom the demo city counts as being in hardship: invented figures, marked as such."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localdate

from zhichi.domains.casework.public import Standard, set_standard
from zhichi.foundation.accounts.public import Officer, actor_of
from zhichi.foundation.regions.public import children

TOWN_FEN, RURAL_FEN = 95_000, 80_000
TOWN = {"370811000000", "370812000000"}


def fill_hardship(*, at: datetime, told: Callable[[str], object]) -> None:
    """A standard of every county from the first of January, by the clerk of the cast whose task that is."""
    told("经济困难标准")
    day = localdate(at)
    clerk = actor_of(Officer.objects.get(username="gaofang"), on=day)
    for county in children(settings.ZHICHI_CITY, day):
        standard = Standard(
            region=county.code,
            minimum_fen=TOWN_FEN if county.code in TOWN else RURAL_FEN,
            percent=200,
            valid_from=day.replace(month=1, day=1),
            valid_to=None,
            source=f"{county.name}民政局公布的最低生活保障标准",
        )
        set_standard(standard=standard, by=clerk, at=at, synthetic=True)
