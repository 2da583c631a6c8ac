"""What is known against the announced hours of a point, as people going there are told."""

from datetime import date

SHUT, MISSING, QUIET = "shut", "missing", "quiet"
FOUND = (SHUT, MISSING)


def doubt_words(doubt: str, on: date | None) -> str:
    """2026年10月17日上门核验时门锁着，去之前请先打电话。 Nothing where there is no doubt."""
    if not doubt:
        return ""
    when = f"{on.year}年{on.month}月{on.day}日" if on else "上次"
    # Whole sentences, so that each has its English.
    if doubt == SHUT:
        return f"{when}上门核验时门锁着，去之前请先打电话。"
    if doubt == MISSING:
        return f"{when}上门核验时没有找到这里，去之前请先打电话。"
    return "近来没有服务记录，去之前请先打电话。"


def settled(outcome: str, on: date, until: date | None) -> tuple[str, date | None, date | None]:
    """What a check from outside leaves known of a point: (doubt, since, confirmed until the day before)."""
    return (outcome, on, None) if outcome in FOUND else ("", None, until)
