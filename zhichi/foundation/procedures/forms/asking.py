"""What is asked for and which clocks turn: one field, the clocks of an act, the filing."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FieldType
from zhichi.foundation.procedures.forms.pieces import (
    Choices,
    GroupedForm,
    desk_count,
    desk_fields,
    gathered,
    milestone_faults,
    milestone_fields,
    pick,
    record_fields,
    spread,
    text,
    tick,
)
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.check_names import CLOCK_ACTIONS
from zhichi.foundation.procedures.rules.editing import new_name
from zhichi.foundation.procedures.rules.words import ACTIONS

SPARE = 3
# What the page of the filing writes; everything else of it stays as it is.
KNOWN = frozenset(["state", "form", "anonymous", "basis", "desk", "record", "milestone"])
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
    layout = [
        ("", "", ["title", "type", "required", "private", "hint"]),
        ("选项和范围", "按类型需要才填。", ["options", "minimum", "maximum", "preset"]),
    ]

    def __init__(self, data: Any = None, *, old: Mapping[str, Any]) -> None:
        self.old = old
        super().__init__(data, initial=self._initial())

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


class ClocksForm(GroupedForm):
    """What an act does to clocks, line by line."""

    def __init__(self, data: Any = None, *, part: Mapping[str, Any], words: Words, filing: bool) -> None:
        clocks = list(part.get("clocks", ()))
        self.lines = len(clocks) + SPARE
        initial: dict[str, Any] = {}
        for n, effect in enumerate(clocks):
            action = next(name for name in CLOCK_ACTIONS if name in effect)
            initial |= {
                f"action_{n}": action,
                f"target_{n}": effect[action],
                f"days_{n}": effect.get("n_from", ""),
            }
        super().__init__(data, initial=initial)
        numbers = [(f["name"], f["title"]) for f in part.get("fields", ()) if f["type"] == FieldType.NUMBER]
        targets = [
            ("期限（起算、停止、延长）", list(words.limits.items())),
            ("事由（中止、恢复）", list(words.suspensions.items())),
        ]
        actions = [("start", ACTIONS["start"])] if filing else list(ACTIONS.items())
        for n in range(self.lines):
            self.fields[f"action_{n}"] = pick("做什么", actions, required=False, none="不用这一行")
            self.fields[f"target_{n}"] = pick("期限或者事由", targets, required=False)
            self.fields[f"days_{n}"] = pick(
                "天数取自", numbers, required=False, none="按期限本身", told="由通知书定天数、延长期限时用。"
            )
        self.layout = [
            (f"第 {n + 1} 行", "", [f"action_{n}", f"target_{n}", f"days_{n}"]) for n in range(self.lines)
        ]
        self.words = words

    def clean(self) -> None:
        for n in range(self.lines):
            action, target = self.cleaned_data.get(f"action_{n}"), self.cleaned_data.get(f"target_{n}")
            if action and not target:
                self.add_error(f"target_{n}", "请选择期限或者事由。")
            pausing = action in {"suspend", "resume"}
            if action and target and pausing != (target in self.words.suspensions):
                told = "中止和恢复要选事由。" if pausing else "起算、停止和延长要选期限。"
                self.add_error(f"target_{n}", told)

    def clocks(self) -> list[dict[str, Any]]:
        found = []
        for n in range(self.lines):
            action, days = self.cleaned_data[f"action_{n}"], self.cleaned_data[f"days_{n}"]
            if action:
                effect = {action: self.cleaned_data[f"target_{n}"]}
                found.append({**effect, "n_from": days} if days else effect)
        return found


class FilingForm(GroupedForm):
    """How a case begins."""

    anonymous = tick("可以不留姓名")
    basis = text("依据", 300, required=False)

    def __init__(
        self, data: Any = None, *, document: Mapping[str, Any], words: Words, published: Choices
    ) -> None:
        self.document, self.old = document, document["filing"]
        held = {key: self.old[key] for key in ("state", "form", "anonymous", "basis") if key in self.old}
        super().__init__(data, initial={**held, **spread(self.old)})
        states = [(key, state["title"]) for key, state in document["states"].items()]
        refs = dict(published)
        if held.get("form") and held["form"] not in refs:
            refs[held["form"]] = held["form"]
        self.fields["state"] = pick("申请后的第一个状态", states)
        self.fields["form"] = pick(
            "用哪张表单",
            refs.items(),
            required=False,
            none="用下面的填写项",
            told="选了表单，填写项就不再问。",
        )
        lines = desk_count(self.old)
        self.fields |= desk_fields(list(words.desks.items()), lines) | milestone_fields() | record_fields()
        desks = [f"desk_{n}" for n in range(lines)]
        self.layout = [
            ("", "", ["state", "form", "anonymous"]),
            ("哪个单位收件", "按顺序找，先找到的单位收件。", desks),
            ("告诉群众", "", ["milestone_key", "milestone_text"]),
            ("文书", "", ["record_title", "record_number", "record_given"]),
            ("依据", "", ["basis"]),
        ]

    def clean(self) -> None:
        milestone_faults(self)

    def entry(self) -> dict[str, Any]:
        data = self.cleaned_data
        found: dict[str, Any] = {"state": data["state"]}
        for name in ("form", "basis"):
            if data[name]:
                found[name] = data[name]
        if data["anonymous"]:
            found["anonymous"] = True
        found |= gathered(data, self.old, f"{self.document['kind']}.application")
        return found | {name: value for name, value in self.old.items() if name not in KNOWN}
