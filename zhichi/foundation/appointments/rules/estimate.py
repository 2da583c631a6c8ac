"""How long somebody will wait, from how long services of this hall took; nothing is said from few."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Estimate:
    """Whole minutes, None when the data are too few; `method` says in words what was reckoned from what."""

    minutes: int | None
    method: str


def estimate(served_minutes: Sequence[int], ahead: int, windows: int) -> Estimate:
    """`ahead` people wait before; `windows` windows call them; `served_minutes` is how long services took."""
    if len(served_minutes) < ENOUGH:
        return Estimate(
            None, f"数据不够：近来只办完了 {len(served_minutes)} 件，至少要 {ENOUGH} 件才能估计。"
        )
    each = max(1, median_low(served_minutes))
    open_windows = max(1, windows)
    minutes = -(-ahead * each // open_windows)
    return Estimate(
        minutes,
        f"前面还有 {ahead} 人，{open_windows} 个窗口在办；近 28 天办完的 {len(served_minutes)} 件，"
        f"一半在 {each} 分钟以内。",
    )
