"""Opening hours as people write them, in a form or a table cell (see EXAMPLE)."""

import re
import unicodedata

from zhichi.domains.network.rules.hours import DAYS, NAMES, HoursError, check_hours

Spans = list[list[str]]
EXAMPLE = "周一至周五 09:00-12:00，13:30-17:00；周六 09:00-11:30"
_ORDER = "".join(NAMES[day] for day in DAYS)
_NUMBER = {name: day for day, name in NAMES.items()} | {"天": "7", **{day: day for day in DAYS}}
_DAY = r"(?:周|星期|礼拜)?[一二三四五六日天1-7]"
_DAYS = re.compile(rf"^(每天|工作日|周末|{_DAY}(?:(?:[、,]|至|到|-){_DAY})*)[:\s]*(?=\d)", re.ASCII)
_PART = re.compile(r"(?:(至|到|-)|[、,])?(?:周|星期|礼拜)?([一二三四五六日天1-7])")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})(?:-|至|到)(\d{1,2}):(\d{2})", re.ASCII)
_DASHES = re.compile("[–—~～－−]+")
_UNREADABLE = f"看不懂“{{}}”，请写成“{EXAMPLE}”的样子。"


def parse_hours(text: str) -> dict[str, Spans]:
    """Hours by day from text: parts by ； or line, each days and times. HoursError says what cannot be read."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).replace("24小时", "00:00-24:00")
    hours: dict[str, Spans] = {}
    for part in re.split(r"[;\n。]+", plain):
        if not part.strip():
            continue
        days, spans = _read(part.strip())
        for day in days:
            hours[day] = hours.get(day, []) + spans
    return dict(check_hours({day: sorted(spans) for day, spans in sorted(hours.items())}))  # type: ignore[arg-type]


def _read(part: str) -> tuple[list[str], Spans]:
    found = _DAYS.match(part)
    if not found:
        raise HoursError(_UNREADABLE.format(part[:30]))
    times = part[found.end() :]
    spans = [[f"{int(a):02d}:{b}", f"{int(c):02d}:{d}"] for a, b, c, d in _SPAN.findall(times)]
    if not spans or re.sub(r"[、,，和\s]", "", _SPAN.sub("", times)):
        raise HoursError(_UNREADABLE.format(part[:30]))
    return _days(found.group(1)), spans


def _days(text: str) -> list[str]:
    known = {"每天": DAYS, "工作日": DAYS[:5], "周末": DAYS[5:]}
    if text in known:
        return list(known[text])
    days: list[str] = []
    for through, name in _PART.findall(text):
        day = _NUMBER[name]
        if through and days:
            days += [str(number) for number in range(int(days[-1]) + 1, int(day))]
        days.append(day)
    return days


def hours_text(lines: list[str]) -> str:
    """`hours_words` as one line that `parse_hours` reads again."""
    return "；".join(lines).replace("–", "-")


def hours_doubts(hours: dict[str, Spans], *, operating: bool) -> list[str]:
    """What looks wrong about hours that are well formed."""
    if not hours or not any(hours.values()):
        return ["正在服务的服务点没有填开放时间，群众会白跑。"] if operating else []
    long = [day for day, spans in hours.items() if sum(_minutes(s, e) for s, e in spans) > 14 * 60]
    if long and not all(spans == [["00:00", "24:00"]] for spans in hours.values()):
        return [
            f"星期{'、'.join(NAMES[day] for day in long)}每天开放超过 14 小时，请核对是不是写错了上下午。"
        ]
    night = [day for day, spans in hours.items() if any(e <= "06:00" or s >= "22:00" for s, e in spans)]
    if night:
        return [f"星期{'、'.join(NAMES[day] for day in night)}有深夜的开放时间，请核对是不是写错了上下午。"]
    return []


def _minutes(start: str, end: str) -> int:
    return int(end[:2]) * 60 + int(end[3:]) - int(start[:2]) * 60 - int(start[3:])
