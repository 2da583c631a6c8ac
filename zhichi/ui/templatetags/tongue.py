"""`said` and `word`: what English templates put behind their variables; nobody writes them (ui.tongue.source)."""

import re
from typing import Final

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from zhichi.ui.tongue import catalogue
from zhichi.ui.tongue.source import chinese_in_spans

register = template.Library()
CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


def is_text(value: object) -> bool:
    """Whether people read Chinese here: a text, or a thing whose name is one; a form's field draws itself."""
    drawn = hasattr(value, "__html__") and not isinstance(value, str)
    return not drawn and bool(CHINESE.search(str(value)))


@register.filter
def word(value: object) -> object:
    """A text in English if the catalogue has it; everything else as it is."""
    if not is_text(value):
        return value
    text = str(value)
    if isinstance(value, SafeString):
        return text if "<" in text else mark_safe(catalogue.word(text))  # noqa: S308  safe before, and our own words
    return catalogue.word(text)


@register.filter(needs_autoescape=True)
def said(value: object, autoescape: bool = True) -> object:
    """The same; Chinese that stays (names, places, the bureau's own texts) is marked so that it is read aloud right."""
    if not is_text(value) or (isinstance(value, SafeString) and "<" in value):
        return value
    english = word(value)
    escaped = (
        conditional_escape(str(english) if not isinstance(english, SafeString) else english)
        if autoescape
        else str(english)
    )
    return mark_safe(chinese_in_spans(escaped))  # noqa: S308  escaped above


@register.filter
def marked(value: str) -> str:
    """Paragraphs made of a text (`linebreaks`): those in Chinese are marked."""
    return mark_safe(re.sub(r"<p>(?=[^<]*[\u3400-\u9fff])", '<p lang="zh-Hans">', value))  # noqa: S308  safe before


def chinese_marked(markup: str) -> str:
    """A widget's markup with its options in English, those that stay Chinese marked."""

    def swap(match: re.Match[str]) -> str:
        opening, text = match[1], match[2]
        english = catalogue.word(text)
        mark = ' lang="zh-Hans"' if CHINESE.search(english) and opening.startswith("<option") else ""
        return f"{opening[:-1]}{mark}>{english}<" if mark else f"{opening}{english}<"

    return re.sub(r"(<[a-z][^<>]*>)([^<>]*[\u3400-\u9fff][^<>]*)<", swap, markup)
