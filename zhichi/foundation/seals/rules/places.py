"""Where a seal stands on a page (GB/T 9704, domain.md §8.7): over the day at its end, 骑年盖月, upright and centred."""

from collections.abc import Sequence

WIDE, HIGH, EDGE = 210.0, 297.0, 5.0
# Without a day to stand on: the lower right of the page's own field (right 26 mm, bottom 35 mm).
CORNER = (210 - 26 - 30, 297 - 35 - 30)


def corner_of(place: Sequence[float], width_mm: float) -> tuple[int, float, float]:
    """(page, left, top) in mm of the seal's square. `place`: page, middle and top of the day; empty: the last page."""
    page, middle, day = (int(place[0]), place[1], place[2] + 3) if place else (-1, *CORNER)
    left = min(max(middle - width_mm / 2, EDGE), WIDE - EDGE - width_mm)
    # The day runs through the seal below its middle, so that name and day are both held by it.
    top = min(max(day - width_mm * 0.62, EDGE), HIGH - EDGE - width_mm)
    return page, round(left, 2), round(top, 2)
