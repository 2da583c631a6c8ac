"""Dates of a certificate in words."""

from datetime import date, datetime

from django import template

register = template.Library()
_WEEKDAYS = "一二三四五六日"


@register.filter
def in_words(text: str | date | None) -> str:
    """ "2026-02-27" to "2026年2月27日 星期五", a moment with its time; nothing for nothing."""
    if not text:
        return ""
    if isinstance(text, date):
        text = text.isoformat()
    moment = datetime.fromisoformat(text)
    day = f"{moment.year}年{moment.month}月{moment.day}日 星期{_WEEKDAYS[moment.weekday()]}"
    return f"{day} {moment:%H:%M}" if "T" in text else day
