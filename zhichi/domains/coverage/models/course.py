"""How the layers went, month by month: what plans are measured by and forecasts are made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.models.coverage_day import CoverageDay
from zhichi.domains.coverage.models.figures import Figures
from zhichi.domains.coverage.models.layered import TIERS, layers_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules import forecast
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.foundation.statements.public import reading

MONTHS_BACK = 12
WHOLE = ""
# By county-level unit's id as text and tier: eligible, claimed, verified, effective (None before the first reckoning).
Numbers = dict[str, dict[str, list[int | None]]]
LAYERS = ("eligible", "claimed", "verified", "effective")
FORETOLD = ("claimed", "verified", "effective")


@dataclass(frozen=True, slots=True)
class Month:
    day: date
    numbers: Numbers


def month_ends(before: date, number: int = MONTHS_BACK) -> list[date]:
    """The last days of the `number` months before the month of a day, the earliest first."""
    return [forecast.month_end_after(before, -back) for back in range(number, 0, -1)]


def numbers_of(counts: dict[tuple[int, str], Counts], *, effective: bool) -> Numbers:
    found: Numbers = {}
    for (county, tier), each in sorted(counts.items()):
        row = [each.eligible, each.claimed, each.verified, each.effective if effective else None]
        found.setdefault(str(county), {})[tier] = row
    return found


def numbers_on(day: date) -> Numbers:
    """As reckoned on that day; where nobody reckoned, counted from spans and verifications, without effective."""
    kept = CoverageDay.objects.filter(day=day)
    counts = {
        (row.county_id, row.tier): Counts(row.eligible, row.claimed, row.verified, row.effective)
        for row in kept
    }
    if counts:
        return numbers_of(counts, effective=True)
    return numbers_of(layers_on(day, alive=()).counts(), effective=False)


def made_course(day: date) -> dict[str, Any]:
    """The months before `day` and the day itself, with forecasts for every county and tier; fits `Figures.data`."""
    months = [Month(each, numbers_on(each)) for each in (*month_ends(day), day)]
    counties = sorted({county for month in months for county in month.numbers})
    return {
        "vitality": vitality().version,
        "method": forecast.METHOD.format(runs=forecast.RUNS, seed=forecast.SEED),
        "months": [{"day": month.day.isoformat(), "numbers": month.numbers} for month in months],
        "forecasts": {who: forecasts(months, [who]) for who in counties}
        | {WHOLE: forecasts(months, counties)},
    }


def forecasts(months: Sequence[Month], counties: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Forecasts of one county or of several together, by tier and layer."""
    found: dict[str, dict[str, Any]] = {}
    for tier in TIERS[2:]:
        for position, layer in enumerate(LAYERS[1:], start=1):
            sums = [total(month.numbers, counties, tier.value, position) for month in months]
            known = [each for each in sums if each is not None]
            eligible = total(months[-1].numbers, counties, tier.value, 0) or 0
            gap = eligible - known[-1] if known else eligible
            label = f"{','.join(counties)}:{tier.value}:{layer}:{months[-1].day}"
            told = forecast.forecast(gap, forecast.increments(known), label)
            found.setdefault(tier.value, {})[layer] = told.as_dict()
    return found


def total(numbers: Numbers, counties: Iterable[str], tier: str, position: int) -> int | None:
    """The sum over counties; None where one of them is not known."""
    rows = [numbers[county][tier][position] for county in counties if tier in numbers.get(county, {})]
    known = [each for each in rows if each is not None]
    return sum(known) if len(known) == len(rows) else None


@dataclass(frozen=True, slots=True)
class Course:
    """The newest course there is, as it was reckoned."""

    day: date
    made_at: datetime
    method: str
    months: list[Month]
    data: dict[str, Any]

    def forecast(self, who: str, tier: str, layer: str = "claimed") -> forecast.Forecast | None:
        found = self.data["forecasts"].get(who, {}).get(tier, {}).get(layer)
        return forecast.Forecast(**found) if found else None

    def reached(self, county: str, tier: str, year: int, layer: str = "claimed") -> dict[int, int]:
        """Places in a layer at the ends of the months of a year, by month, as far as they are known."""
        found = {}
        for month in self.months:
            if month.day.year == year and tier in month.numbers.get(county, {}):
                number = month.numbers[county][tier][LAYERS.index(layer)]
                if number is not None:
                    found[month.day.month] = number
        return found


def newest_course() -> Course | None:
    row = Figures.objects.filter(kind=Figure.FORECAST, about="").order_by("-made_at", "-pk").first()
    if row is None:
        return None
    months = [Month(date.fromisoformat(month["day"]), month["numbers"]) for month in row.data["months"]]
    return Course(row.day, row.made_at, row.data["method"], months, row.data)


def reckoned_at() -> datetime | None:
    """When points were last judged and layers last counted; None before the first night. One statement."""
    return _reckoned_at.first()


@reading
def _reckoned_at() -> QuerySet[Figures, datetime]:
    rows = Figures.objects.filter(kind=Figure.FORECAST, about="").order_by("-made_at", "-pk")
    return rows.values_list("made_at", flat=True)[:1]
