"""`said` and `word`: what English templates put behind their variables; nobody writes them (ui.tongue.source)."""

import re
from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from zhichi.ui.tongue import catalogue

register = template.Library()
HAN: Final = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’]"
STRETCH: Final = re.compile(rf"{HAN}[^A-Za-z<>&]*{HAN}|{HAN}")
CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


@register.filter
def word(value: object) -> object:
    """A text in English if the catalogue has it; everything else as it is."""
    if not isinstance(value, (str, Promise)) or not CHINESE.search(str(value)):
        return value
    text = str(value)
    if isinstance(value, SafeString):
        return text if "<" in text else mark_safe(catalogue.word(text))  # noqa: S308  safe before, and our own words
    return catalogue.word(text)


@register.filter(needs_autoescape=True)
def said(value: object, autoescape: bool = True) -> object:
    """The same; Chinese that stays (names, places, the bureau's own texts) is marked so that it is read aloud right."""
    if not isinstance(value, (str, Promise)) or not CHINESE.search(str(value)):
        return value
    if isinstance(value, SafeString) and "<" in value:
        return mark_safe(value.replace("<p>", '<p lang="zh-Hans">'))  # noqa: S308  safe before
    english = word(value)
    escaped = (
        conditional_escape(str(english) if not isinstance(english, SafeString) else english)
        if autoescape
        else str(english)
    )
    return mark_safe(STRETCH.sub(r'<span lang="zh-Hans">\g<0></span>', escaped))  # noqa: S308  escaped above


def chinese_marked(markup: str) -> str:
    """A widget's markup with its options in English, those that stay Chinese marked."""

    def swap(match: re.Match[str]) -> str:
        opening, text = match[1], match[2]
        english = catalogue.word(text)
        mark = ' lang="zh-Hans"' if CHINESE.search(english) and opening.startswith("<option") else ""
        return f"{opening[:-1]}{mark}>{english}<" if mark else f"{opening}{english}<"

    return re.sub(r"(<[a-z][^<>]*>)([^<>]*[\u3400-\u9fff][^<>]*)<", swap, markup)
