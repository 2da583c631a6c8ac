"""Beginning a draft: from a pattern, or from a file."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.forms.pieces import GroupedForm, text
from zhichi.foundation.procedures.rules.check_names import prefix_taken

LARGEST_FILE = 2 * 1024 * 1024


class StartForm(GroupedForm):
    """A new kind of work, from a pattern."""

    title = text("业务名称", 40, told="例如：公证预约。")
    kind = forms.RegexField(
        r"^[a-z][a-z0-9_]{1,39}$",
        label="业务标识",
        help_text="小写英文字母、数字和下划线，例如 notary_booking。发布后不能改。",
        error_messages={
            "required": "请填写“业务标识”。",
            "invalid": "业务标识要用小写英文字母开头，只含小写字母、数字和下划线，2 到 40 个字符。",
        },
    )
    letters = forms.RegexField(
        r"^[A-Z]{2,4}$",
        label="编号字头",
        help_text="两到四个大写字母，写在办件编号的前面，例如 GZ。",
        error_messages={"required": "请填写“编号字头”。", "invalid": "编号字头是两到四个大写英文字母。"},
    )
    layout = [("", "", ["pattern", "title", "kind", "letters"])]

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], taken: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken
        self.fields["pattern"] = forms.ChoiceField(
            label="从哪一种开始",
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": "请选择从哪一种开始。"},
        )

    def clean_letters(self) -> str:
        """Letters of another kind are refused at once, where they are typed."""
        letters = str(self.cleaned_data["letters"])
        if letters in self.taken:
            raise forms.ValidationError(prefix_taken(letters, self.taken[letters]))
        return letters


class ImportForm(GroupedForm):
    """A file with a procedure."""

    file = forms.FileField(
        label="文件",
        help_text="本系统导出的 BPMN 文件（.bpmn），或者 YAML 文件（.yaml）。",
        error_messages={"required": "请选择文件。", "empty": "这个文件是空的。"},
    )
    layout = [("", "", ["file"])]

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError("文件太大，最多 2 MB。")
        return upload
