"""What a respondent may be told, and until when he answers (行政处罚法 §45; 信访工作条例 §31)."""

from collections.abc import Collection
from datetime import date

LEAST_DIGITS = 7
OPEN_STATES = frozenset({"investigating", "suspended", "drafted", "reviewed", "discussed"})


def allegation_obstacle(text: str, *, names: Collection[str], numbers: Collection[str]) -> str:
    """Against a text that tells who reported: whole names and whole numbers, whatever stands between their signs."""
    bare = "".join(sign for sign in text if sign.isalnum())
    for name in names:
        plain = "".join(sign for sign in name if sign.isalnum())
        if len(plain) > 1 and plain in bare:
            return "这里写出了举报人或者要求保密的投诉人是谁，不能告诉被投诉人，请改写。"
    for number in numbers:
        plain = "".join(sign for sign in number if sign.isalnum())
        if len(plain) >= LEAST_DIGITS and plain in bare:
            return "这里写出了举报人或者要求保密的投诉人的号码，不能告诉被投诉人，请改写。"
    return ""


def when_of(today: date, last_day: date | None) -> str:
    """How a defence of today stands to the time the notice gave: the answer to the verb's field."""
    if last_day is None:
        return "unserved"
    return "in_time" if today <= last_day else "late"


def defence_obstacle(state: str) -> str:
    """Against one more defence; late ones are taken until the decision."""
    if state in OPEN_STATES:
        return ""
    if state in {"decided", "ended"}:
        return "已经作出处理决定，不能再答辩。不服的，按决定书写明的机关和期限申请复议或者起诉。"
    return "这件投诉现在不在调查，不用答辩。"
