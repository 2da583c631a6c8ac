"""When everything will be covered, if it goes on as in the last months: an interval, by a method anybody can repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from zhichi.kernel.drbg import Stream

RUNS = 400
HORIZON = 120  # months; beyond that nobody can know
LEAST = 3  # increments without which nothing is said
SEED = "zhichi-forecast/1"
METHOD = (
    "把过去每个月的净增数抽签重复使用（有放回，{runs} 遍），每遍数一数还要几个月才全部覆盖；"
    "取正中间的结果，以及去掉最快和最慢各一成以后的范围。抽签种子公开：{seed}。"
)
LOW, MIDDLE, HIGH = 10, 50, 90


@dataclass(frozen=True, slots=True)
class Forecast:
    """Months from now until the gap is closed: the middle of all runs and the range of eight in ten of them.

    None is later than the horizon. `known` is false when there are too few months to go by, `moving` when nothing
    grows.
    """

    gap: int
    known: bool = True
    moving: bool = True
    low: int | None = None
    middle: int | None = None
    high: int | None = None

    def as_dict(self) -> dict[str, int | bool | None]:
        told = {"gap": self.gap, "known": self.known, "moving": self.moving}
        return told | {"low": self.low, "middle": self.middle, "high": self.high}


def increments(counts: Sequence[int]) -> list[int]:
    """What each month added; months before there was a register are left out."""
    begun = next((i for i, number in enumerate(counts) if number), len(counts))
    known = counts[begun:]
    return [later - earlier for earlier, later in pairwise(known)]


def forecast(gap: int, grown: Sequence[int], label: str) -> Forecast:
    """Bootstrap over monthly increments; the chance comes from HMAC_DRBG with SEED and `label`, so all get the same."""
    if gap <= 0:
        return Forecast(0, low=0, middle=0, high=0)
    if len(grown) < LEAST:
        return Forecast(gap, known=False)
    if sum(grown) <= 0:
        return Forecast(gap, moving=False)
    stream = Stream("sha256", SEED.encode(), label)
    needed = sorted(_months(gap, grown, stream) for _ in range(RUNS))
    low, middle, high = (needed[RUNS * share // 100] for share in (LOW, MIDDLE, HIGH))
    return Forecast(gap, low=_told(low), middle=_told(middle), high=_told(high))


def _months(gap: int, grown: Sequence[int], stream: Stream) -> int:
    for month in range(1, HORIZON + 1):
        gap -= grown[stream.below(len(grown))]
        if gap <= 0:
            return month
    return HORIZON + 1


def _told(months: int) -> int | None:
    return months if months <= HORIZON else None


def month_end_after(day: date, months: int) -> date:
    """The last day of the month `months` after the month of `day`; 0 is its own month."""
    number = (
        day.year * 12 + day.month + months
    )  # the month after the one wanted, counted from January of year 0
    return date.fromordinal(date(number // 12, number % 12 + 1, 1).toordinal() - 1)


def in_words(found: Forecast, on: date) -> str:
    """One sentence for people."""
    if found.gap <= 0:
        return "已经全部覆盖。"
    if not found.known:
        return "记录还不到四个月，看不出快慢，暂不预测。"
    if not found.moving:
        return "近几个月没有增加；计划不变，就不会全部覆盖。"
    if found.low is None:
        return "照现在的速度，十年以后也难全部覆盖。"
    soon = month_words(on, found.low)
    late = "十年以后" if found.high is None else month_words(on, found.high)
    middle = "十年以后" if found.middle is None else month_words(on, found.middle)
    if soon == late:
        return f"照现在的速度，大约 {middle} 全部覆盖。"
    return f"照现在的速度，大约 {middle} 全部覆盖，十有八九在 {soon} 到 {late} 之间。"


def month_words(on: date, months: int) -> str:
    end = month_end_after(on, months)
    return f"{end.year}年{end.month}月"
