"""Who asks: name, telephone, id, address, or four digits in their place."""

from typing import Any

from django import forms

from zhichi.foundation.cases.enums import IdType
from zhichi.foundation.procedures.public import Identity
from zhichi.kernel.ids import IdError, citizen_id
from zhichi.kernel.phones import PhoneError, phone


class PersonForm(forms.Form):
    """Who asks. What must be given depends on whether the procedure takes anonymous filings, and on `identity`: why
    it asks for the number of an identity card, if it does.

    `reached`: somebody else of the case leaves a telephone, whose last four open it; then none is asked for here.
    """

    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    phone = forms.CharField(
        label="手机号",
        max_length=20,
        help_text="用途：联系您，告诉您办得怎么样；末四位也是查询进度的钥匙。依据：个人信息保护法第十三条。",
        error_messages={"required": "请填写手机号。"},
    )
    id_number = forms.CharField(
        label="身份证号",
        max_length=18,
        help_text="18 位。我们加密保存，只有办理人员能看。",
        error_messages={"required": "请填写身份证号。"},
    )
    address = forms.CharField(
        label="现住址", max_length=120, required=False, help_text="用途：给您寄送文书。不用寄的可以不填。"
    )
    pin = forms.CharField(
        label="不留电话的，请设一个四位数字的查询密码",
        max_length=4,
        required=False,
        help_text="留了手机号就不用设。",
    )

    def __init__(
        self,
        *args: Any,
        anonymous: bool,
        identity: Identity | None = None,
        reached: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reached = reached
        if reached:
            self.fields["phone"].required = False
        if anonymous:
            self.fields["name"].required = self.fields["phone"].required = False
            self.fields["name"].help_text = "可以不填。"
            del self.fields["id_number"], self.fields["address"]
        else:
            del self.fields["pin"]
            self._ask_identity(identity)
        for name, how in (("phone", "tel"), ("id_number", "text"), ("pin", "numeric")):
            if name in self.fields:
                self.fields[name].widget.attrs["inputmode"] = how
        hints = {"name": "name", "phone": "tel", "address": "street-address"}
        for name, hint in hints.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = hint

    def _ask_identity(self, identity: Identity | None) -> None:
        """Only where somebody said what for and on what ground, and told with it (个人信息保护法§17)."""
        if identity is None:
            del self.fields["id_number"]
            return
        number = self.fields["id_number"]
        number.required = identity.required
        why = f"用途：{identity.purpose.rstrip('。')}。依据：{identity.basis}。"
        number.help_text = f"18 位。{why}我们加密保存，只有办理人员能看。"

    def clean_phone(self) -> str:
        given = str(self.cleaned_data.get("phone") or "")
        try:
            return phone(given) if given else ""
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_id_number(self) -> str:
        given = str(self.cleaned_data.get("id_number") or "")
        try:
            return citizen_id(given).number if given else ""
        except IdError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_pin(self) -> str:
        given = str(self.cleaned_data.get("pin") or "")
        if given and not (len(given) == 4 and given.isascii() and given.isdigit()):
            raise forms.ValidationError("查询密码是四位数字。")
        return given

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        keyless = not self.reached and not values.get("phone") and not values.get("pin")
        if "pin" in self.fields and keyless and not self.errors:
            self.add_error("phone", "请留手机号，或者在下面设一个四位查询密码。")
        return values

    def id_type(self) -> str:
        return IdType.CITIZEN_ID if self.cleaned_data.get("id_number") else ""
