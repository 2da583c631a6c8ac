"""What the map answers: the nearest from a place or a village, else the register page by page."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone

from zhichi.entrances.atlas.forms import MapForm
from zhichi.foundation.sockets.public import Place, PlaceFinder, Spot

PAGE = 20
NEAREST = 20
VILLAGES = 30


@dataclass
class Found:
    """The answer: places with where they were measured from, or villages to choose among."""

    places: list[Place] = field(default_factory=list)
    page: "Page[int] | None" = None
    # Measured from here, and how people call it.
    origin: tuple[float, float] | None = None
    from_where: str = ""
    choices: list[Spot] = field(default_factory=list)
    # Sentences about what could not be done.
    notes: list[str] = field(default_factory=list)
    # A village was asked for that nobody knows: no other places are listed as if they were the answer.
    lost: bool = False


def answer(form: MapForm, finder: PlaceFinder, number: str, at: datetime) -> Found:
    """The nearest from the phone's place or from a village; else the register, page by page."""
    found = Found()
    if form.lost:
        found.notes.append(form.lost)
    spot = village(form, finder, found, at)
    if found.choices or found.lost:
        return found
    if spot:
        found.from_where = spot.full_name
        found.origin = (spot.lon, spot.lat) if spot.lon is not None and spot.lat is not None else None
        if found.origin is None:
            found.notes.append(
                f"{spot.full_name}还没有登记位置，算不出远近。下面是它所在乡镇（街道）的服务点，和为那里服务的中心。"
            )
    elif form.position:
        found.origin, found.from_where = form.position, "您的位置"
    if found.origin:
        found.places = finder.near(*found.origin, form.query, limit=NEAREST, at=at)
        return found
    query = replace(form.query, region=f"{spot.code[:9]}000") if spot else form.query
    wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    count, found.places = finder.listed(query, start=(max(wanted, 1) - 1) * PAGE, limit=PAGE, at=at)
    found.page = Paginator(range(count), PAGE).get_page(wanted)
    if found.page.number != wanted:
        start = (found.page.number - 1) * PAGE
        count, found.places = finder.listed(query, start=start, limit=PAGE, at=at)
    return found


def village(form: MapForm, finder: PlaceFinder, found: Found, at: datetime) -> Spot | None:
    """The village that was picked, or the only one of its name; several become choices, none a sentence."""
    words, on = form.value("village"), timezone.localdate(at)
    if not words:
        return finder.spot(form.value("spot"), on=on) if form.value("spot") else None
    spots = finder.spots(words, limit=VILLAGES + 1, on=on)
    if len(spots) == 1:
        return spots[0]
    if not spots:
        found.notes.append(f"没有找到叫“{words}”的村或社区。请换一个写法，或者选县（市、区）和乡镇。")
        found.lost = True
        return None
    found.choices = spots[:VILLAGES]
    if len(spots) > VILLAGES:
        found.notes.append("同名的太多，请在村名前加上乡镇的名字。")
    return None
