"""One thing asked for."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FieldType
from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick, text, tick
from zhichi.foundation.procedures.rules.editing import new_name

CHOOSING = {FieldType.CHOICE, FieldType.CHOICES}
BOUNDED = {FieldType.NUMBER, FieldType.MONEY, FieldType.TEXT, FieldType.LONGTEXT}


class FieldForm(GroupedForm):
    """One thing asked for."""

    title = text("名称", 60, told="问题怎么写，例如：申请的理由。")
    type = pick("类型", FieldType.choices)
    required = tick("必须填")
    private = tick("含个人信息：加密保存，不对外显示")
    hint = text("填写提示", 200, required=False)
    minimum = forms.IntegerField(label="最小值", required=False, help_text="整数和金额用。")
    maximum = forms.IntegerField(label="最大值或者最多字数", required=False)
    options = forms.CharField(
        label="选项",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="单选、多选用，一行一个。原有的选项前面有标识和冒号，请保留。",
    )
    preset = text("默认值", 60, required=False, told="选项写标识或者名称。")
    name = forms.RegexField(
        r"^[a-z][a-z0-9_]{0,39}$",
        label="标识",
        required=False,
        help_text="一般不用填。附加程序、转介、延长期限指定了标识的才填，例如 reason；保存以后不能改。",
        error_messages={"invalid": "标识用小写英文字母开头，只含小写字母、数字和下划线。"},
    )
    layout = [
        ("", "", ["title", "type", "required", "private", "hint"]),
        ("选项和范围", "按类型需要才填。", ["options", "minimum", "maximum", "preset"]),
        ("", "", ["name"]),
    ]

    def __init__(self, data: Any = None, *, old: Mapping[str, Any], taken: Collection[str] = ()) -> None:
        self.old, self.taken = old, taken
        super().__init__(data, initial=self._initial())
        if old:
            del self.fields["name"]

    def _initial(self) -> dict[str, Any]:
        if not self.old:
            return {"required": True}
        options = "\n".join(f"{key}：{title}" for key, title in self.old.get("options", {}).items())
        return {
            **self.old,
            "preset": self.old.get("initial", ""),
            "required": self.old.get("required", True),
            "options": options,
        }

    def choices(self) -> dict[str, str]:
        """Options by their keys; a new line gets the next free one."""
        lines = [line.strip() for line in self.cleaned_data.get("options", "").splitlines() if line.strip()]
        held: Mapping[str, str] = self.old.get("options", {})
        found: dict[str, str] = {}
        for line in lines:
            key, colon, title = line.replace(":", "：", 1).partition("：")
            known = bool(colon) and key.strip() in held and bool(title.strip())
            by_title = next((name for name, said in held.items() if said == line), "")
            name = key.strip() if known else by_title or new_name([*held, *found], "o")
            found[name] = title.strip() if known else line
        return found

    def clean(self) -> None:
        data, options = self.cleaned_data, self.choices()
        if data.get("type") in CHOOSING and not options:
            self.add_error("options", "单选和多选要有选项，一行一个。")
        if data.get("name") in self.taken:
            self.add_error("name", "这个标识已经用了。")
        low, high = data.get("minimum"), data.get("maximum")
        if low is not None and high is not None and low > high:
            self.add_error("maximum", "最大值比最小值还小。")

    def entry(self, name: str) -> dict[str, Any]:
        """The field as the document holds it."""
        data = self.cleaned_data
        found: dict[str, Any] = {"name": name, "type": data["type"], "title": data["title"]}
        if not data["required"]:
            found["required"] = False
        if data["private"]:
            found["private"] = True
        if data["hint"]:
            found["hint"] = data["hint"]
        if data["type"] in CHOOSING:
            found["options"] = self.choices()
        if data["type"] in BOUNDED:
            found |= {key: data[key] for key in ("minimum", "maximum") if data[key] is not None}
        if data["preset"]:
            titles = {title: key for key, title in found.get("options", {}).items()}
            found["initial"] = titles.get(data["preset"], data["preset"])
            if data["type"] == FieldType.NUMBER and str(data["preset"]).lstrip("-").isdigit():
                found["initial"] = int(data["preset"])
        return found
