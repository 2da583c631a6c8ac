"""What the desk asks besides the matter itself: how somebody came, and who."""

from typing import Any

from django import forms

from zhichi.foundation.cases.public import AT_THE_DESK, Channel, PersonForm, Relation
from zhichi.kernel.phones import PhoneError, phone


class ChannelForm(forms.Form):
    """How the request reached the desk."""

    channel = forms.ChoiceField(
        label="怎么来的",
        choices=[(each.value, each.label) for each in AT_THE_DESK],
        widget=forms.RadioSelect,
        initial=Channel.WINDOW,
        error_messages={"required": "请选择怎么来的。", "invalid_choice": "请选择怎么来的。"},
    )


class CallerForm(PersonForm):
    """Whom the matter concerns, in words for the officer who writes it down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {
            "phone": "末四位用来查进度。",
            "pin": "问对方想好的四位数字，查进度用。",
        }
        for name, words in said.items():
            if name in self.fields:
                self.fields[name].help_text = words
        if "pin" in self.fields:
            self.fields["pin"].label = "不留电话的：查询密码"
        for field in self.fields.values():
            # The browser would offer the officer's own name and number.
            field.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "phone" in self.errors and "pin" in self.fields and not values.get("phone"):
            given = self.data.get(self.add_prefix("phone"))
            if not given:
                self.errors["phone"] = self.error_class(
                    ["请留手机号；不愿意留的，在下面设一个四位查询密码。"]
                )
        return values


class AgentForm(forms.Form):
    """Who speaks for somebody else; all of it or nothing."""

    name = forms.CharField(label="代理人姓名", max_length=40, required=False)
    relation = forms.ChoiceField(
        label="是当事人的", choices=[("", "请选择"), *Relation.choices], required=False
    )
    phone = forms.CharField(
        label="代理人手机号",
        max_length=20,
        required=False,
        help_text="末四位也能查进度。",
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def typed(self) -> bool:
        """Whether anything stands in it."""
        source = self.data if self.is_bound else self.initial
        names = {name: self.add_prefix(name) if self.is_bound else name for name in self.fields}
        return any(str(source.get(where) or "").strip() for where in names.values())

    def clean_phone(self) -> str:
        given = str(self.cleaned_data.get("phone") or "")
        try:
            return phone(given) if given else ""
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.typed():
            if not values.get("name") and "name" not in self.errors:
                self.add_error("name", "请填写代理人姓名。")
            if not values.get("relation") and "relation" not in self.errors:
                self.add_error("relation", "请选择代理人是当事人的什么人。")
        return values
