"""Days that a law, its texts and its changes cannot have, each fault as a sentence. `today` comes in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from zhichi.domains.catalogue.rules.law_texts import Dated

# Nothing that is in force today is older (中国人民政治协商会议共同纲领 of that year did away with what was before).
EARLIEST = date(1949, 10, 1)
# A law is made public at most a few years before it has force; further off is a slip of the pen.
LONGEST_WAIT = timedelta(days=3660)


class Span(NamedTuple):
    """The days of one text; a day not known is None."""

    name: str
    adopted_on: date | None
    effective_from: date | None
    effective_to: date | None = None


class DayFault(NamedTuple):
    """Which day of which text is impossible, and why."""

    name: str
    field: str
    sentence: str


def day_fault(day: date, today: date) -> str:
    """Why no law can have to do with that day, or nothing."""
    if day < EARLIEST:
        return f"{said(day)}太早，请检查年份。"
    if day > today + LONGEST_WAIT:
        return f"{said(day)}太远，请检查年份。"
    return ""


def span_faults(span: Span, today: date) -> list[DayFault]:
    """Faults of one text: made public in the future, in force before it was public, over before it began."""
    found = [
        DayFault(span.name, field, fault)
        for field, day in span._asdict().items()
        if isinstance(day, date) and (fault := day_fault(day, today))
    ]
    adopted, begin, end = span.adopted_on, span.effective_from, span.effective_to
    if adopted and adopted > today:
        found.append(
            DayFault(span.name, "adopted_on", f"公布日期{said(adopted)}还没有到，没有公布的不能登记。")
        )
    if adopted and begin and begin < adopted:
        told = f"施行日期{said(begin)}早于公布日期{said(adopted)}。"
        found.append(DayFault(span.name, "effective_from", told))
    if end and (first := begin or adopted) and end <= first:
        told = f"失效日期{said(end)}不晚于{'施行' if begin else '公布'}日期{said(first)}。"
        found.append(DayFault(span.name, "effective_to", told))
    return found


def order_faults(spans: Sequence[Span]) -> list[DayFault]:
    """Faults of texts that follow one another: each is public and begins after the one before, which ends by then."""
    found: list[DayFault] = []
    for n, after in enumerate(spans):
        for before in spans[:n]:
            for field, word in (("adopted_on", "公布"), ("effective_from", "施行")):
                first, then = getattr(before, field), getattr(after, field)
                if first and then and then <= first:
                    told = f"{word}日期{said(then)}不晚于前一个版本“{before.name}”的{said(first)}，次序不对。"
                    found.append(DayFault(after.name, field, told))
            if before.effective_to and after.effective_from and before.effective_to > after.effective_from:
                end, begin = said(before.effective_to), said(after.effective_from)
                told = f"失效日期{end}晚于后一个版本“{after.name}”的施行日期{begin}。"
                found.append(DayFault(before.name, "effective_to", told))
    return found


def change_day_fault(day: date, texts: Iterable[Dated], today: date) -> str:
    """Why nothing of a law can have changed on that day, or nothing."""
    if fault := day_fault(day, today):
        return fault
    begun = [one.effective_from for one in texts]
    if begun and None not in begun and day < (first := min(filter(None, begun))):
        return f"这部法律登记的最早文本从{said(first)}起施行，{said(day)}还没有它。"
    return ""


def span_of(row: Mapping[str, Any]) -> Span:
    """The days of a row of a file. Raises ValueError with the name of the field that is no day."""
    days = {}
    for field in ("adopted_on", "effective_from", "effective_to"):
        try:
            days[field] = date.fromisoformat(row[field]) if row.get(field) else None
        except ValueError:
            raise ValueError(field) from None
    return Span(str(row["name"]), **days)


def said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
