"""Inputs that open the phone's own keyboard or picker."""

from django import forms


class DateInput(forms.DateInput):
    """`<input type=date>`; browsers want the value in ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class PhoneInput(forms.TextInput):
    """The number pad, and the phone's own number offered."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "tel", "inputmode": "tel", **(attrs or {})})


class CitizenIdInput(forms.TextInput):
    """18 signs, the last may be X; never remembered by the browser."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "maxlength": 18, "data-private": "", **(attrs or {})})


PICKERS: dict[type, type[forms.Widget]] = {
    forms.DateInput: DateInput,
    forms.TimeInput: TimeInput,
    forms.DateTimeInput: DateTimeInput,
}


def native(widget: forms.Widget) -> forms.Widget:
    """Django's plain text inputs for dates become the browser's pickers; every other widget stays as it is."""
    swap = PICKERS.get(type(widget))
    if swap and getattr(widget, "input_type", "") == "text":
        swapped = swap(attrs=widget.attrs)
        swapped.is_required = widget.is_required
        return swapped
    if type(widget) is forms.ClearableFileInput:
        plain = forms.FileInput(attrs=widget.attrs)
        plain.is_required = widget.is_required
        return plain
    return widget
