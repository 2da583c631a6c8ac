"""Who complained reads the file (政府信息公开条例 §29, §37): asked, prepared, read, in this order."""

from collections.abc import Sequence
from datetime import date

ASK, ARRANGE, RECORD = "ask_reading", "arrange_reading", "record_reading"
READING = frozenset({ASK, ARRANGE, RECORD})


def reading_obstacle(verb: str, done: Sequence[str]) -> str:
    """Against this step after those of the same kind that were done, in order."""
    last = done[-1] if done else ""
    if verb == ASK and last in {ASK, ARRANGE}:
        return "已经申请过，还没有看；看过以后还想看的，可以再申请。"
    if verb == ARRANGE and last != ASK:
        return "没有还没安排的阅卷申请。"
    if verb == RECORD and last != ARRANGE:
        return "还没有安排阅卷，不能记。"
    return ""


def withheld_obstacle(withheld: Sequence[str], why: str) -> str:
    """What is withheld is told with its reason (§37), and a reason belongs to something."""
    if withheld and not why.strip():
        return "有不给看的，要写明是哪几份、为什么（政府信息公开条例第三十七条）。"
    if why.strip() and not withheld:
        return "写了不给看的理由，请选是哪一种不给看的。"
    return ""


def read_on_obstacle(read_on: date, *, arranged_on: date, today: date) -> str:
    if read_on > today:
        return "阅卷的日期不能是以后的日子。"
    if read_on < arranged_on:
        return f"阅卷不能早于安排阅卷的日子（{arranged_on}）。"
    return ""
