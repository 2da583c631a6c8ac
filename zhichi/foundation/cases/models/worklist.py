"""What an officer sees of the cases: one by its number, and the lists of his desk. Statements built once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.models.case import Case, CaseQuerySet
from zhichi.foundation.cases.models.reach import Reach, Widths, reach_in, reach_of
from zhichi.foundation.statements.public import Slot, reading

# Counting a million rows to show "50,000 pages" helps nobody: lists are counted up to here and filtered beyond.
COUNT_UP_TO = 1000


@dataclass(frozen=True)
class Listing:
    """One list: its cases, and which ids and whether a day its statement asks for."""

    # Of a reach, a day, and how many of the first are wanted (None: all of them).
    cases: Callable[[Reach, Any, int | None], CaseQuerySet]
    asks: tuple[str, ...]
    dated: bool = False
    by_county: bool = False

    def narrowed(self, reach: Reach) -> Reach:
        wide = self.by_county and (reach.everything or reach.counties)
        return reach.of("counties") if wide else reach.of(*self.asks)


LISTS = {
    "mine": Listing(lambda who, _, __: Case.objects.at_desk_of(who).soonest_first(), ("seats",)),
    "today": Listing(
        lambda who, today, _: Case.objects.at_desk_of(who).due(on=today).soonest_first(),
        ("seats",),
        dated=True,
    ),
    "overdue": Listing(
        lambda who, today, _: Case.objects.at_desk_of(who).overdue(on=today).soonest_first(),
        ("seats",),
        dated=True,
    ),
    "waiting": Listing(lambda who, _, __: Case.objects.waiting_for_others(who).soonest_first(), ("seats",)),
    "all": Listing(
        lambda who, _, first: Case.objects.in_charge_of(who, first=first).soonest_first(),
        ("desks", "seats"),
        by_county=True,
    ),
    "archive": Listing(lambda who, _, __: Case.objects.archive_of(who), ("desks", "people"), by_county=True),
}
SEEN_BY = ("counties", "desks", "people")


def seen_case(actor: Actor, number: str, *, whole: bool = True) -> Case | None:
    """The case if this actor may know of it: `whole`, as its page shows it, or what it takes to act on it."""
    reach = reach_of(actor).of(*SEEN_BY)
    return seen.first(reach.widths, whole, number=number, **reach.ids) if reach else None


def sees(actor: Actor, case_id: int) -> bool:
    """Whether this actor may know of a case as it is now."""
    reach = reach_of(actor).of(*SEEN_BY)
    return bool(reach and seen_ids(reach.widths, case=case_id, **reach.ids))


class Worklist:
    """One of LISTS for an actor on a day: counted up to COUNT_UP_TO, and read in slices."""

    ordered = True

    def __init__(self, name: str, actor: Actor, today: date, known: int | None = None) -> None:
        """`known`: its count, where it was told by `at_hand` already. KeyError for a list that is none."""
        listing = LISTS[name]
        reach = listing.narrowed(reach_of(actor))
        self.shape = (name, reach.widths)
        self.values: dict[str, Any] = {**reach.ids, **({"today": today} if listing.dated else {})}
        self.known = known if reach.everything or reach.ids else 0

    def count(self) -> int:
        if self.known is None:
            self.known = ids.count(*self.shape, **self.values)
        return self.known

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Case]:
        return lines(*self.shape, part.start, part.stop, **self.values) if self.count() else []


def at_hand(actor: Actor, today: date) -> dict[str, int]:
    """How many lie in the first four lists, each counted up to COUNT_UP_TO: two statements."""
    reach = reach_of(actor).of("seats")
    dates = due_dates.tally(reach.widths, **reach.ids) if reach.seats else {}
    return {
        "mine": sum(dates.values()),
        "today": dates.get(today, 0),
        "overdue": sum(n for due, n in dates.items() if due < today),
        "waiting": Worklist("waiting", actor, today).count(),
    }


@reading
def seen(widths: Widths, whole: bool, /, *, number: Slot, **slots: Slot) -> QuerySet[Case, Case]:
    cases = Case.objects.visible_to(reach_in(widths, slots)).filter(number=number)
    # The officer's encrypted columns are nobody's business here.
    cases = cases.select_related("unit", "county_unit", "handler").defer(
        "handler__phone", "handler__totp_secret"
    )
    return cases.select_related("origin_unit", "region") if whole else cases.defer("answers")


@reading
def seen_ids(widths: Widths, /, *, case: Slot, **slots: Slot) -> QuerySet[Case, int]:
    return Case.objects.visible_to(reach_in(widths, slots)).filter(pk=case).values_list("pk", flat=True)


@reading
def lines(name: str, widths: Widths, start: int, stop: int, /, **slots: Slot) -> QuerySet[Case, Case]:
    """The keys of the page are picked from an index first: only its rows are joined with what they show."""
    found = LISTS[name].cases(reach_in(widths, slots), slots.get("today"), stop)
    return (
        Case.objects.filter(pk__in=found.values("pk")[start:stop]).order_by(*found.query.order_by).for_list()
    )


@reading
def ids(name: str, widths: Widths, /, **slots: Slot) -> QuerySet[Case, int]:
    reach = reach_in(widths, slots)
    if name == "all":
        return Case.objects.keys_in_charge_of(reach)[:COUNT_UP_TO]
    found = LISTS[name].cases(reach, slots.get("today"), None)
    return found.order_by().values_list("pk", flat=True)[:COUNT_UP_TO]


@reading
def due_dates(widths: Widths, /, **slots: Slot) -> QuerySet[Case, date]:
    mine = Case.objects.at_desk_of(reach_in(widths, slots)).soonest_first()
    return mine.values_list("due_on", flat=True)[:COUNT_UP_TO]
