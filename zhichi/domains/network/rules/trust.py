"""What is known against the announced hours of a point, as people going there are told."""

from datetime import date

SHUT, MISSING, QUIET = "shut", "missing", "quiet"
_FOUND = {SHUT: "上门核验时门锁着", MISSING: "上门核验时没有找到这里"}


def doubt_words(doubt: str, on: date | None) -> str:
    """2026年10月17日上门核验时门锁着，去之前请先打电话。 Nothing where there is no doubt."""
    if not doubt:
        return ""
    when = f"{on.year}年{on.month}月{on.day}日" if on else "上次"
    found = f"{when}{_FOUND[doubt]}" if doubt in _FOUND else "近来没有服务记录"
    return f"{found}，去之前请先打电话。"


def settled(outcome: str, on: date, until: date | None) -> tuple[str, date | None, date | None]:
    """What a check from outside leaves known of a point: (doubt, since, confirmed until the day before)."""
    return (outcome, on, None) if outcome in _FOUND else ("", None, until)
