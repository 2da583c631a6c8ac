"""What the citizen's pages ask besides a procedure's own fields."""

from typing import Any, cast

from django import forms

from zhichi.foundation.cases.public import IdType
from zhichi.foundation.regions.public import Region, children
from zhichi.kernel.ids import IdError, citizen_id
from zhichi.kernel.phones import PhoneError, phone
from zhichi.kernel.tracking import TrackingError, normalise

# With script a choice fills the next list at once; without it the button does.
FILLS_THE_NEXT = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#where",
    "hx-select": "#where",
    "hx-swap": "outerHTML",
    "hx-vals": '{"fill": "yes"}',
}


class WhereForm(forms.Form):
    """County, township, village: each list depends on the choice before it, and is shown once it holds something."""

    county = forms.ChoiceField(
        label="县（市、区）",
        error_messages={"required": "请选择县（市、区）。"},
        widget=forms.Select(attrs=FILLS_THE_NEXT),
    )
    township = forms.ChoiceField(
        label="乡镇、街道",
        error_messages={"required": "请选择乡镇、街道。"},
        widget=forms.Select(attrs=FILLS_THE_NEXT),
    )
    village = forms.ChoiceField(label="村、社区", required=False, help_text="不知道可以不选。")

    def __init__(self, *args: Any, city: Region, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data if self.is_bound else self.initial
        above = city.code
        for name in ("county", "township", "village"):
            options = [(region.code, region.name) for region in children(above, on)] if above else []
            self._list(name).choices = [("", "请选择"), *options]
            code = str(chosen.get(name) or "")
            above = code if code in {value for value, _ in options} else ""
        # Where a county has townships one of them must be named: it decides which desk receives the filing.
        self._list("township").required = len(self._options("township")) > 1
        # A village chosen under another township is no fault of the person: the list has changed, ask again.
        for name in ("township", "village"):
            wanted = str(chosen.get(name) or "")
            if wanted and wanted not in {value for value, _ in self._options(name)}:
                self.data = (
                    {**self.data.dict(), name: ""} if hasattr(self.data, "dict") else {**self.data, name: ""}
                )

    def shown(self) -> list[str]:
        """The lists that hold something to choose, in order."""
        return [name for name in self.fields if len(self._options(name)) > 1]

    def all_seen(self) -> bool:
        """Whether the page this came from had shown every list that can be chosen from now."""
        return all(name in self.data for name in self.shown())

    def _list(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])

    def _options(self, name: str) -> list[tuple[str, str]]:
        """Code and name of everything in a list, its empty first line included."""
        return cast("list[tuple[str, str]]", list(cast(Any, self._list(name).choices)))

    def region_code(self) -> str:
        """The smallest place chosen."""
        values = self.cleaned_data
        return str(values.get("village") or values.get("township") or values["county"])


class PersonForm(forms.Form):
    """Who asks. What must be given depends on whether the procedure takes anonymous filings."""

    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    phone = forms.CharField(
        label="手机号",
        max_length=20,
        help_text="用来联系您，末四位也是查询进度的钥匙。",
        error_messages={"required": "请填写手机号。"},
    )
    id_number = forms.CharField(
        label="身份证号",
        max_length=18,
        help_text="18 位。我们加密保存，只有办理人员能看。",
        error_messages={"required": "请填写身份证号。"},
    )
    address = forms.CharField(label="现住址", max_length=120, required=False)
    pin = forms.CharField(
        label="不留电话的，请设一个四位数字的查询密码",
        max_length=4,
        required=False,
        help_text="留了手机号就不用设。",
    )

    def __init__(self, *args: Any, anonymous: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if anonymous:
            self.fields["name"].required = self.fields["phone"].required = False
            self.fields["name"].help_text = "可以不填。"
            del self.fields["id_number"], self.fields["address"]
        else:
            del self.fields["pin"]
        for name, how in (("phone", "tel"), ("id_number", "text"), ("pin", "numeric")):
            if name in self.fields:
                self.fields[name].widget.attrs["inputmode"] = how
        hints = {"name": "name", "phone": "tel", "address": "street-address"}
        for name, hint in hints.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = hint

    def clean_phone(self) -> str:
        given = str(self.cleaned_data.get("phone") or "")
        try:
            return phone(given) if given else ""
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_id_number(self) -> str:
        try:
            return citizen_id(str(self.cleaned_data["id_number"])).number
        except IdError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_pin(self) -> str:
        given = str(self.cleaned_data.get("pin") or "")
        if given and not (len(given) == 4 and given.isascii() and given.isdigit()):
            raise forms.ValidationError("查询密码是四位数字。")
        return given

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "pin" in self.fields and not values.get("phone") and not values.get("pin") and not self.errors:
            self.add_error("phone", "请留手机号，或者在下面设一个四位查询密码。")
        return values

    def id_type(self) -> str:
        return IdType.CITIZEN_ID if self.cleaned_data.get("id_number") else ""


class TrackForm(forms.Form):
    """Tracking code and last four."""

    code = forms.CharField(
        label="查询码",
        max_length=40,
        help_text="回执上的 16 位数字，空格不要紧。",
        error_messages={"required": "请填写查询码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label="手机号（或身份证号、查询密码）的末四位",
        min_length=4,
        max_length=4,
        error_messages={
            "required": "请填写末四位。",
            "min_length": "请填写四位。",
            "max_length": "请填写四位。",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        try:
            return normalise(str(self.cleaned_data["code"]))
        except TrackingError as error:
            raise forms.ValidationError(str(error)) from error


class CheckForm(forms.Form):
    """The last step: what is said is true, and what will be done with it is known."""

    true = forms.BooleanField(label="我填写的情况属实", error_messages={"required": "请确认填写的情况属实。"})
    informed = forms.BooleanField(
        label="我知道这些信息只用于办理这件事，会加密保存",
        error_messages={"required": "请确认已知道信息的用途。"},
    )
