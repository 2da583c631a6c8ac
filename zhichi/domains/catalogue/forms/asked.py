"""What the forms of this room ask again and again: a day, and a line of words of a certain length."""

from django import forms


def day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写日期。", "invalid": "日期写法不对。"},
    )


def words(
    label: str, longest: int, hint: str = "", *, required: bool = True, missing: str = "", rows: int = 0
) -> forms.CharField:
    """One line, or `rows` of them; `missing` is what is said of an empty one, made from the label when not given."""
    told = {"required": missing or f"请填写{label}。", "max_length": f"最多 {longest} 个字。"}
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        widget=widget,
        error_messages=told,
    )
