"""What a text may say: a closed list of placeholders, and nothing by which a person could be known."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
# As the writer sees them, and what they stand for.
PLACES = {
    "编号": "tail",
    "日期": "day",
    "单位": "unit",
    "电话": "phone",
    "下一步": "words",
    "链接": "link",
}
LONGEST = {"title": 30, "text": 400, "short": 120}
CALLED = {"title": "标题", "text": "正文", "short": "短信"}
WEEK = "一二三四五六日"

_PLACE = re.compile(r"\{([^{}]*)\}")
# Seven digits and more are a telephone, an identity number, a tracking code or an account, however they are grouped.
_NUMBER = re.compile(r"\d(?:[ \-‐–—·]?\d){6,}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)


def render(text: str, facts: Mapping[str, str]) -> str:
    """The text with its placeholders filled; what has no fact is left out."""
    return _PLACE.sub(lambda found: facts.get(PLACES.get(found.group(1), ""), ""), text)


def personal(text: str) -> bool:
    """Whether a text holds a long number or a mail address."""
    return bool(_NUMBER.search(text) or _MAIL.search(text))


def struck(text: str) -> str:
    """What another machine says, without the numbers and addresses of people in it, and in one line."""
    return _MAIL.sub("***", _NUMBER.sub("***", " ".join(text.split())))


def day_words(day: str) -> str:
    """`2026-12-01` as 12月1日（周二）; a moment with its hour, in Shanghai; nothing for nothing."""
    if not day:
        return ""
    if "T" not in day:
        on = date.fromisoformat(day)
        return f"{on.month}月{on.day}日（周{WEEK[on.weekday()]}）"
    at = datetime.fromisoformat(day).astimezone(SHANGHAI)
    return f"{at.month}月{at.day}日（周{WEEK[at.weekday()]}）{at.hour}:{at.minute:02d}"


def template_faults(texts: Mapping[str, str], needs: Collection[str] = ()) -> list[tuple[str, str]]:
    """What is wrong with `title`, `text`, `short` (those that are there), as (field, sentence).

    `needs`: placeholders that text and short message must keep, so that the last day is never left out.
    """
    return [
        (name, told) for name, text in texts.items() for told in _faults(name, text, needs) if name in LONGEST
    ]


def _faults(name: str, text: str, needs: Collection[str]) -> list[str]:
    called, most = CALLED[name], LONGEST[name]
    if not text.strip():
        return [f"请填写{called}。"]
    told = []
    if len(text) > most:
        told.append(f"{called}最多 {most} 个字，现在有 {len(text)} 个。")
    unknown = sorted({found for found in _PLACE.findall(text) if found not in PLACES})
    if unknown:
        told.append(f"不能用“{'、'.join(unknown)}”，只能用：{'、'.join(PLACES)}。")
    if set("{}") & set(_PLACE.sub("", text)):
        told.append("大括号没有成对，请检查。")
    if personal(text):
        told.append(f"{called}里不能写电话、证件号、账号这样的长号码或者邮箱；单位电话请用“{{电话}}”。")
    if _ADDRESS.search(text):
        told.append(f"{called}里不能直接写网址，请用“{{链接}}”。")
    if any(ord(sign) < 32 and sign != "\n" for sign in text) or (name == "title" and "\n" in text):
        told.append(f"{called}里有看不见的控制字符，请删去。")
    lost = [each for each in needs if name != "title" and f"{{{each}}}" not in text]
    if lost:
        told.append(f"{called}里要有占位“{'、'.join(lost)}”，对方才知道。")
    return told
