"""The words of an event, and the quiet hours."""

from datetime import date
from typing import Any

from django import forms

from zhichi.foundation.notices.actions.publishing import TemplateError
from zhichi.foundation.notices.models import QuietHours, Template
from zhichi.foundation.notices.rules import LONGEST, PLACES, NoticeEvent, template_faults
from zhichi.foundation.notices.rules.timing import QUIET
from zhichi.foundation.notices.rules.wording import CALLED

HINTS = {
    "title": f"最多 {LONGEST['title']} 个字。",
    "text": f"网页和邮件上显示，最多 {LONGEST['text']} 个字。",
    "short": f"手机短信，最多 {LONGEST['short']} 个字；末尾会自动加上“回复TD不再收”。",
}
PLACES_TOLD = f"可以用的占位：{'、'.join(f'{{{name}}}' for name in PLACES)}。"


class DayForm(forms.Form):
    """What holds from a day on."""

    valid_from = forms.DateField(
        label="从哪一天起用",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填从哪一天起用。", "invalid": "日期要写成 2026-12-01 这样。"},
    )

    def take(self, error: TemplateError) -> None:
        """Every fault beside its field."""
        for name, sentence in error.faults:
            self.add_error(name if name in self.fields else None, sentence)


class TemplateForm(DayForm):
    """What the words may be is judged by `rules.wording`, already when they are only tried."""

    field_order = ["title", "text", "short", "valid_from", "seen"]
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, event: NoticeEvent, newest: Template | None, today: date) -> None:
        self._needs = event.needs
        held = {name: getattr(newest or event, name) for name in event.texts}
        super().__init__(data, initial={**held, "valid_from": today, "seen": newest.version if newest else 0})
        for name in event.texts:
            long = LONGEST[name] > 100
            widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
            hint = f"{HINTS[name]}{PLACES_TOLD if long else ''}"
            self.fields[name] = forms.CharField(
                label=CALLED[name],
                help_text=hint,
                widget=widget,
                error_messages={"required": f"请填写{CALLED[name]}。"},
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name, sentence in template_faults(self.texts(), self._needs):
            self.add_error(name, sentence)
        return told

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in LONGEST if name in self.cleaned_data}

    def seen_version(self) -> int:
        return self.cleaned_data.get("seen") or 0


def _time(label: str) -> forms.TimeField:
    told = {"required": f"请填{label}。", "invalid": "时间要写成 21:00 这样。"}
    return forms.TimeField(label=label, error_messages=told)


class HoursForm(DayForm):
    """The same time twice means that there are none."""

    field_order = ["begins", "ends", "valid_from"]
    begins = _time("从几点")
    ends = _time("到几点")

    def __init__(self, data: Any = None, *, held: QuietHours | None, today: date) -> None:
        begins, ends = (held.begins, held.ends) if held else QUIET
        told = {"begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}", "valid_from": today}
        super().__init__(data, initial=told)
        self.order_fields(self.field_order)
