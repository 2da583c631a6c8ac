"""Input shapes of the room."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.accounts.actions import confirm_password
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.models.officer import USERNAME
from zhichi.foundation.accounts.rules.duties import POSTS
from zhichi.foundation.regions.public import Unit
from zhichi.kernel.phones import PhoneError, phone
from zhichi.ui.widgets import DateInput, PhoneInput


def secret_input(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class LoginForm(forms.Form):
    username = forms.CharField(
        label=_("用户名"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("请填写用户名。")},
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=256,
        strip=False,
        widget=secret_input("current-password"),
        error_messages={"required": _("请填写密码。")},
    )


class CodeForm(forms.Form):
    otp = forms.CharField(
        label=_("动态码"),
        max_length=12,
        help_text=_("打开手机上的身份验证器，填上面显示的六位数字。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("请填写动态码。")},
    )

    def clean_otp(self) -> str:
        code = "".join(sign for sign in self.cleaned_data["otp"] if not sign.isspace())
        if len(code) != 6 or not code.isascii() or not code.isdigit():
            raise ValidationError(_("动态码是六位数字。"))
        return str(code)


class OwnPasswordForm(forms.Form):
    """`officer` and `at` come from the view; the guard counts wrong guesses of the present password."""

    old_password = forms.CharField(
        label=_("现在的密码"), max_length=256, strip=False, widget=secret_input("current-password")
    )
    new_password = forms.CharField(
        label=_("新密码"),
        max_length=256,
        strip=False,
        widget=secret_input("new-password"),
        help_text=_("至少 10 位，要有大写字母、小写字母、数字、符号中的三种，不要用姓名和常见密码。"),
    )
    again_password = forms.CharField(
        label=_("再填一遍新密码"), max_length=256, strip=False, widget=secret_input("new-password")
    )

    def __init__(self, *args: Any, officer: Officer, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer, self.at = officer, at

    def clean_old_password(self) -> str:
        verdict = confirm_password(
            officer=self.officer, password=self.cleaned_data["old_password"], at=self.at
        )
        if not verdict:
            raise ValidationError(verdict.because)
        return str(self.cleaned_data["old_password"])

    def clean_new_password(self) -> str:
        new = str(self.cleaned_data["new_password"])
        kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
        if sum(any(kind(sign) for sign in new) for kind in kinds) < 3:
            raise ValidationError(_("大写字母、小写字母、数字、符号，至少要有三种。"))
        if new == self.cleaned_data.get("old_password"):
            raise ValidationError(_("新密码不能和现在的密码一样。"))
        if any(
            len(own) > 1 and own.lower() in new.lower() for own in (self.officer.username, self.officer.name)
        ):
            raise ValidationError(_("新密码里不能有您的用户名或姓名。"))
        validate_password(new, self.officer)
        return new

    def clean_again_password(self) -> str:
        if (
            "new_password" in self.cleaned_data
            and self.cleaned_data["again_password"] != self.cleaned_data["new_password"]
        ):
            raise ValidationError(_("两次填的新密码不一样。"))
        return str(self.cleaned_data["again_password"])


class FactorForm(CodeForm):
    """A new authenticator; who already has one confirms with the password first."""

    old_password = forms.CharField(
        label=_("现在的密码"), max_length=256, strip=False, widget=secret_input("current-password")
    )

    def __init__(self, *args: Any, officer: Officer, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer, self.at = officer, at
        if officer.totp_confirmed_at is None:
            del self.fields["old_password"]

    def clean_old_password(self) -> str:
        verdict = confirm_password(
            officer=self.officer, password=self.cleaned_data["old_password"], at=self.at
        )
        if not verdict:
            raise ValidationError(verdict.because)
        return ""


if TYPE_CHECKING:
    OfficerChoice = forms.ModelChoiceField[Officer]
else:
    OfficerChoice = forms.ModelChoiceField  # generic only in the stubs


class ColleagueField(OfficerChoice):
    """Two colleagues of one name are told apart by their user names."""

    def label_from_instance(self, obj: Officer) -> str:
        return f"{obj.name}（{obj.username}）"


class DelegationForm(forms.Form):
    from_on = forms.DateField(label=_("从哪天开始"), widget=DateInput())
    last_on = forms.DateField(label=_("最后一天"), widget=DateInput(), help_text=_("过了这一天自动收回。"))
    reason = forms.CharField(label=_("事由"), max_length=100, help_text=_("例如：年休假、外出培训。"))

    def __init__(self, *args: Any, colleagues: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taker"] = ColleagueField(
            label=_("委托给"), queryset=colleagues, empty_label=_("请选择同事")
        )
        self.order_fields(["taker"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "last_on" in data:
            data["to_on"] = data["last_on"] + timedelta(days=1)
        return data


class UnitField(forms.CharField):
    """A unit by its code or its whole name, looked up in `units` (a queryset the view has scoped)."""

    units = Unit.objects.none()

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = list(self.units.filter(code=text)[:1]) or list(self.units.filter(name=text)[:2])
        if not found:
            raise ValidationError(_("没有找到这个单位，请填机构代码或完整的单位名称。"))
        if len(found) > 1:
            raise ValidationError(_("有几个单位同名，请改填机构代码。"))
        return found[0]


class OfficerForm(forms.Form):
    username = forms.CharField(
        label=_("用户名"), max_length=32, help_text=_("2 至 32 位小写字母或数字，建好后不能改。")
    )
    name = forms.CharField(label=_("姓名"), max_length=40)
    unit = UnitField(label=_("所在单位"), max_length=100, help_text=_("填机构代码或完整的单位名称。"))
    phone = forms.CharField(label=_("电话"), max_length=30, required=False, widget=PhoneInput())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vars(self.fields["unit"])["units"] = units

    def clean_username(self) -> str:
        username = Officer.objects.normalise(self.cleaned_data["username"])
        USERNAME(username)
        return username

    def clean_phone(self) -> str:
        text = str(self.cleaned_data["phone"])
        try:
            return phone(text) if text else ""
        except PhoneError as error:
            raise ValidationError(str(error)) from error


class PostForm(forms.Form):
    role = forms.ChoiceField(
        label=_("岗位"), choices=[("", _("请选择岗位")), *((r.value, r.label) for r in POSTS)]
    )
    unit = UnitField(label=_("单位"), max_length=100, help_text=_("填机构代码或完整的单位名称。"))
    from_on = forms.DateField(label=_("从哪天开始"), widget=DateInput())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vars(self.fields["unit"])["units"] = units


class HandOverForm(forms.Form):
    taker = forms.CharField(label=_("接手人的用户名"), max_length=32)

    def __init__(self, *args: Any, officers: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = officers

    def clean_taker(self) -> Officer:
        taker = self.officers.filter(username=Officer.objects.normalise(self.cleaned_data["taker"])).first()
        if taker is None:
            raise ValidationError(_("没有找到这个用户名。"))
        return taker


class SearchForm(forms.Form):
    q = forms.CharField(label=_("用户名或姓名"), max_length=40, required=False)


class SubjectForm(forms.Form):
    subject = forms.CharField(label=_("对象"), max_length=120, required=False)
