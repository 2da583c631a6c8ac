"""Yearly plans: what a county shall reach by the end of each month, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 12


class PlanError(ValueError):
    """A plan cannot be set; `str()` is one Chinese sentence, `month` (from 1) says where, 0 for the whole."""

    def __init__(self, sentence: str, month: int = 0) -> None:
        super().__init__(sentence)
        self.month = month


def check_months(months: Sequence[int], eligible: int) -> None:
    """Twelve numbers of served places: never fewer than the month before, never more than there are."""
    if len(months) != MONTHS:
        raise PlanError("请填满十二个月的目标。")
    before = 0
    for month, target in enumerate(months, start=1):
        if target < before:
            raise PlanError(f"{month}月的目标比上个月少。目标是累计数，只能一样或者更多。", month)
        if target > eligible:
            raise PlanError(f"{month}月的目标超过了应覆盖的 {eligible} 个。", month)
        before = target


@dataclass(frozen=True, slots=True)
class Step:
    """One month of a plan: its target, what was reached (None when it has not ended), and the difference."""

    month: int
    target: int
    reached: int | None

    @property
    def behind(self) -> int:
        """How many places are missing; 0 when the target was reached or the month has not ended."""
        return max(0, self.target - self.reached) if self.reached is not None else 0


def progress(targets: Sequence[int], reached: dict[int, int]) -> list[Step]:
    return [Step(month, target, reached.get(month)) for month, target in enumerate(targets, start=1)]
