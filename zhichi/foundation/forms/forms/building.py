"""The few questions of the builder that are not a form of their own."""

import json
from typing import Any

from django import forms

from zhichi.foundation.forms.rules import limits


class StartForm(forms.Form):
    title = forms.CharField(
        label="表单名称", max_length=limits.TITLE, error_messages={"required": "请填写表单名称。"}
    )
    key = forms.CharField(
        label="标识",
        max_length=60,
        required=False,
        help_text="程序里用的英文名，例如 legal-aid-apply；不填会自动取。",
    )


class AboutForm(forms.Form):
    title = forms.CharField(
        label="表单名称", max_length=limits.TITLE, error_messages={"required": "请填写表单名称。"}
    )
    intro = forms.CharField(
        label="开头的说明", max_length=limits.INTRO, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class PublishForm(forms.Form):
    effective_from = forms.DateField(
        label="从哪一天起用",
        help_text="今天或者以后。已经在办的件仍用原来的版本。",
        error_messages={"required": "请填写日期。", "invalid": "请填写日期，例如 2026-11-23。"},
    )


class WithdrawForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(
        label="为什么撤回",
        max_length=200,
        help_text="例如：少了一项，改好再发布。",
        error_messages={"required": "请写明为什么撤回。", "max_length": "理由最多写 200 个字。"},
    )


class ImportForm(forms.Form):
    """A JSON file, parsed; a sentence says what is wrong with it."""

    file = forms.FileField(
        label="导出的表单文件", help_text="JSON 格式。", error_messages={"required": "请选择文件。"}
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > 4 * limits.DOCUMENT_BYTES:
            raise forms.ValidationError("文件太大，不是表单文件。")
        try:
            return json.loads(upload.read().decode("utf-8-sig"), parse_constant=_refuse)
        except UnicodeDecodeError as error:
            raise forms.ValidationError("文件不是 UTF-8 编码，请用导出的原文件。") from error
        except json.JSONDecodeError as error:
            raise forms.ValidationError(
                f"第 {error.lineno} 行第 {error.colno} 个字处不是正确的 JSON。"
            ) from error
        except (RecursionError, ValueError) as error:
            raise forms.ValidationError("文件里的内容嵌套太深，或者有不能收的数。") from error


def _refuse(word: str) -> None:
    raise ValueError(word)
