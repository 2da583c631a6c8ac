"""Which clocks an act turns, line by line."""

from collections.abc import Mapping
from typing import Any

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
            }
        super().__init__(data, initial=initial)
        numbers = [(f["name"], f["title"]) for f in part.get("fields", ()) if f["type"] == FieldType.NUMBER]
        targets = [
            ("期限（起算、停止、延长）", list(words.long_limits.items())),
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
