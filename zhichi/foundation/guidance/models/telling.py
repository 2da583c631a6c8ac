"""What other rooms read of the ways: what is found by searching, and what stands on the law."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.guidance.models.way_version import WayVersion, ways_on
from zhichi.foundation.sockets.public import Citing, Findable

WAYS = "ways"  # of sockets.SEARCH_SOURCES
STAND_IN = "a-way"


def findable() -> Iterator[Findable]:
    """Every version, from its day until the next one's. One statement."""
    rows = list(WayVersion.objects.order_by("code", "effective_from", "version"))
    pattern = reverse("services:way", args=[STAND_IN])
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        way = row.way
        next_day = following.effective_from if following and following.code == row.code else None
        asked = [f"{one.ask}\n" + "\n".join(option.title for option in one.options) for one in way.questions]
        yield Findable(
            key=f"{row.code}/{row.version}",
            title=way.title,
            url=pattern.replace(STAND_IN, row.code),
            note=way.summary,
            text="\n".join([*way.words, *asked]),
            begins_on=row.effective_from,
            ends_on=next_day,
        )


def citing() -> Iterator[Citing]:
    """Outcomes with a basis, of the ways in force. Fits `sockets.CITERS`."""
    for row in ways_on(localdate()):
        url = reverse("services:way", args=[row.code])
        for outcome in row.way.outcomes.values():
            title = f"{row.title}：{outcome.title}"
            if outcome.basis:
                yield Citing("引导", f"{row.code}.{outcome.key}", title, "；".join(outcome.basis), url)
