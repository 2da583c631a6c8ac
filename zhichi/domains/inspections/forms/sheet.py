"""A table of a directory."""

from django import forms

PART, WHOLE = "part", "whole"


class SheetForm(forms.Form):
    table = forms.FileField(
        label="表格文件",
        help_text="Excel（xlsx）或者 CSV，最多 5000 行。先预览，确认后才采用。",
        error_messages={"required": "请选择表格。", "empty": "这是一个空文件，请检查后重新选择。"},
    )
    extent = forms.ChoiceField(
        label="表格里是",
        choices=[(PART, "要新增和变更的几行"), (WHOLE, "完整的名录，表格里没有的就移出名录")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选择表格里是几行还是完整的名录。",
            "invalid_choice": "请选择表格里是几行还是完整的名录。",
        },
    )

    @property
    def whole(self) -> bool:
        return bool(self.cleaned_data["extent"] == WHOLE)
