"""Which states of a point follow which: planned, building, operating and suspended, closed."""

from zhichi.domains.network.enums import Status
from zhichi.domains.network.rules.codes import PointError

# A plan may be dropped, and rooms that need no building work are opened as soon as they are built.
MOVES: dict[str, frozenset[str]] = {
    Status.PLANNED: frozenset({Status.BUILDING, Status.CLOSED}),
    Status.BUILDING: frozenset({Status.OPERATING, Status.CLOSED}),
    Status.OPERATING: frozenset({Status.SUSPENDED, Status.CLOSED}),
    Status.SUSPENDED: frozenset({Status.OPERATING, Status.CLOSED}),
    Status.CLOSED: frozenset(),
}
# What is registered for the first time is planned, being built, or serves already.
BEGINNINGS = frozenset({Status.PLANNED, Status.BUILDING, Status.OPERATING})


def check_move(before: str, after: str) -> None:
    """PointError when a point in `before` cannot become `after`; the same state is no move."""
    if before == after or after in MOVES[before]:
        return
    if before == Status.CLOSED:
        raise PointError("已经撤销的服务点不能恢复，请申报新增一个服务点。")
    open_to = "、".join(f"“{Status(move).label}”" for move in Status.values if move in MOVES[before])
    raise PointError(
        f"现在是“{Status(before).label}”，下一步只能是{open_to}，不能直接改成“{Status(after).label}”。"
    )
