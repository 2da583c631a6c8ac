"""Which clocks an act turns, line by line."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FieldType
from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.check_names import CLOCK_ACTIONS
from zhichi.foundation.procedures.rules.words import ACTIONS

SPARE = 3


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
                f"maybe_{n}": effect.get("where_enabled", False),
                f"served_{n}": bool(effect.get("when")),
            }
        super().__init__(data, initial=initial)
        numbers = [(f["name"], f["title"]) for f in part.get("fields", ()) if f["type"] == FieldType.NUMBER]
        targets = [
            ("期限（起算、停止、延长）", list({**_unused(clocks, words), **words.long_limits}.items())),
            ("事由（中止、恢复）", list(words.suspensions.items())),
        ]
        actions = [("start", ACTIONS["start"])] if filing else list(ACTIONS.items())
        for n in range(self.lines):
            self.fields[f"action_{n}"] = pick("做什么", actions, required=False, none="不用这一行")
            self.fields[f"target_{n}"] = pick("期限或者事由", targets, required=False)
            self.fields[f"days_{n}"] = pick(
                "天数取自", numbers, required=False, none="按期限本身", told="由通知书定天数、延长期限时用。"
            )
            if not filing:
                self.fields[f"maybe_{n}"] = forms.BooleanField(
                    label="期限没有启用的，不起算也不停止，照样能办", required=False
                )
                self.fields[f"served_{n}"] = forms.BooleanField(
                    label="从这一步的文书送达之日起算", required=False
                )
        names = ("action", "target", "days") if filing else ("action", "target", "days", "maybe", "served")
        self.layout = [(f"第 {n + 1} 行", "", [f"{name}_{n}" for name in names]) for n in range(self.lines)]
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
                if days:
                    effect["n_from"] = days
                if self.cleaned_data.get(f"maybe_{n}"):
                    effect["where_enabled"] = True
                if self.cleaned_data.get(f"served_{n}"):
                    effect["when"] = "served"
                found.append(effect)
        return found


def _unused(clocks: Iterable[Mapping[str, Any]], words: Words) -> dict[str, str]:
    """Limits that these lines name and that are not in use: kept, so that saving the page does not lose them."""
    named = [str(effect[action]) for effect in clocks for action in ("start", "stop") if action in effect]
    return {key: f"{words.limits.get(key, key)}（没有启用）" for key in named if key not in words.long_limits}
