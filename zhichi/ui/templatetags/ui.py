"""What the components need from Python: widgets with their descriptions, dates in words, QR codes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import segno
from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from zhichi.kernel import tracking
from zhichi.ui import drawings
from zhichi.ui.fixed import fixed
from zhichi.ui.templatetags.tongue import chinese_marked
from zhichi.ui.tongue.catalogue import SPOKEN, word
from zhichi.ui.widgets import native

register = template.Library()
# Not `calendar.month_name`: the machine's locale is nobody's choice of language.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
GROUPS = ("radioselect", "checkboxselectmultiple")
register.tag("fixed", fixed)
register.simple_tag(drawings.icon)
register.simple_tag(drawings.traffic_light)


@register.filter
def is_group(field: BoundField) -> bool:
    """True for a field made of several radio buttons or boxes, which needs a fieldset and a legend."""
    return field.widget_type in GROUPS


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the input a link from the error summary must reach."""
    return f"{field.auto_id}_0" if is_group(field) else (field.id_for_label or field.auto_id)


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the hint and the error, for aria-describedby; empty when there is neither."""
    ids = [f"{field.auto_id}-hint"] if field.help_text else []
    return " ".join([*ids, f"{field.auto_id}-error"] if field.errors else ids)


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field's own input with its description, and with the phone's own picker for dates."""
    attrs: dict[str, Any] = {"class": "input"}
    if describes := described_by(field):
        attrs["aria-describedby"] = describes
    if field.errors:
        attrs["aria-invalid"] = "true"
    drawn = field.as_widget(native(field.field.widget), attrs=attrs)
    return mark_safe(chinese_marked(drawn)) if SPOKEN.get() else drawn  # noqa: S308  safe before, and our own words


@register.filter
def spaced(code: str) -> str:
    """A tracking code in groups of four, as it is read aloud."""
    return tracking.spoken(code)


@register.filter
def on_day(value: date | datetime | str) -> str:
    """`2026年3月5日` or `5 March 2026`, with the time of day when there is one; text passes through."""
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        if SPOKEN.get():
            return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"
        return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
    if SPOKEN.get() and isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else str(value)


@register.filter
def iso(value: date | datetime | str) -> str:
    """The machine's form of a date, for `<time datetime>`."""
    return value if isinstance(value, str) else value.isoformat()


@register.simple_tag
def qr_svg(text: str) -> SafeString:
    """A QR code as inline SVG without any style attribute (the content policy forbids them)."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        border=2, omitsize=True, svgclass="qr-picture", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308  segno draws only paths; the text is encoded in the dots


@register.filter
def is_rich(cell: object) -> bool:
    """True for a table cell given as a mapping (`text` with `url`, `light` or `tag`), false for plain text."""
    return isinstance(cell, dict)


@register.filter
def nth(items: Sequence[str], index: int) -> str:
    """The index-th item, or nothing."""
    return items[index] if index < len(items) else ""


@register.filter
def page_numbers(page: Page[Any]) -> list[int | str]:
    """The page numbers to offer, with an ellipsis for the gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def with_page(query: str, number: int) -> str:
    """The query string with its page replaced."""
    params = QueryDict(query.lstrip("?"), mutable=True)
    params["page"] = str(number)
    return params.urlencode()


@register.filter
def days_left(days: int | None, light: str) -> str:
    """`还有 3 天`, `今天到期`, `已超期 2 天`; a paused clock says so."""
    if light == "grey":
        return word("暂停计时")
    if days is None:
        return ""
    if days == 0:
        return word("今天到期")
    if SPOKEN.get():
        counted = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        return f"{counted} left" if days > 0 else f"{counted} overdue"
    return f"还有 {days} 天" if days > 0 else f"已超期 {-days} 天"


@register.filter
def rating_scores(value: int | str | None, field: BoundField | None) -> list[dict[str, object]]:
    """The five answers from best to worst, each with its words, its stars and whether it is chosen."""
    chosen = str(field.value() if field else value)
    words = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
    return [
        {"value": n, "words": said, "stars": [i < n for i in range(5)], "checked": chosen == str(n)}
        for n, said in words.items()
    ]
