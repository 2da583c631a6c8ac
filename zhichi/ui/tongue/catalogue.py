"""The English catalogue, read from its PO file when the first page in English is asked for."""

import re
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from zhichi.kernel import po

CATALOGUE: Final = Path(__file__).resolve().parents[3] / "locale" / "en" / "LC_MESSAGES" / "django.po"
TONGUE_COOKIE: Final = "zhichi_language"
# Own variable beside Django's: it is asked for every template, and this costs a tenth of `get_language`.
SPOKEN: Final[ContextVar[bool]] = ContextVar("english", default=False)
HAN: Final = re.compile(r"[\u3400-\u9fff]")
WEEKDAYS: Final = dict(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
# Where the code joins words it knows: opening hours, lists, what is wrong in several places.
JOINTS: Final = {"；": "; ", "，": ", ", "、": ", ", "：": ": ", " ": " "}
# What stands behind numbers, which nothing else may fill: of dates, of windows.
NUMBERED: Final = {"", "年", "月", "日", "号窗口"}
HOLE: Final = re.compile(r"\{(\d)\}")
SENTENCE: Final = re.compile(r"[^。]+。?")
ASIDE: Final = re.compile(r"(.+)（([^（）]+)）")


@cache
def messages() -> dict[str, str]:
    """Source text to English, without what is not translated yet."""
    entries = po.parse(CATALOGUE.read_text("utf-8"))
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgid and entry.msgstr}


@cache
def patterns() -> list[tuple[str, re.Pattern[str], str]]:
    """Messages of the code with holes (`{0}`): their longest fixed piece, how one is recognised, what it becomes."""
    found = []
    for source, english in messages().items():
        if "{{" in source or not HOLE.search(source):
            continue
        pieces = HOLE.split(source)
        hole = r"(\d+)" if set(pieces[::2]) <= NUMBERED else "(.+?)"
        shape = "".join(re.escape(piece) if n % 2 == 0 else hole for n, piece in enumerate(pieces))
        fixed = sum(map(len, pieces[::2]))
        found.append((fixed, max(pieces[::2], key=len), re.compile(shape, re.DOTALL), english))
    found.sort(key=lambda each: (-len(each[1]), -each[0]))
    return [each[1:] for each in found]


def known(text: str) -> str | None:
    """The English of a whole text, None when the catalogue has none; what fills a hole is asked for in turn."""
    english = messages().get(text) or WEEKDAYS.get(text)
    if english is not None:
        return english
    sentences = SENTENCE.findall(text)
    if len(sentences) > 1:
        each = [known(one) for one in sentences]
        if None not in each:
            return " ".join(one or "" for one in each)
    aside = ASIDE.fullmatch(text)
    head = aside and (known(aside[1]) if HAN.search(aside[1]) else aside[1])
    if aside and head:
        return f"{head} ({known(aside[2]) or aside[2]})"
    for sign, told in JOINTS.items():
        if sign in text:
            parts = [known(part) if HAN.search(part) else part for part in text.split(sign)]
            if None not in parts:
                return told.join(part or "" for part in parts)
    for piece, shape, told in patterns():
        if piece in text and (match := shape.fullmatch(text)):
            return filled(told, match.groups())
    return None


def filled(told: str, groups: tuple[str, ...]) -> str:
    """The English with its holes filled by the English of what filled the Chinese."""
    return HOLE.sub(lambda hole: known(groups[int(hole[1])]) or groups[int(hole[1])], told)


def word(text: str) -> str:
    """The English of a label, a state or an error if this page is in English and it is known; else the text."""
    if not SPOKEN.get():
        return text
    return known(text.strip()) or text
