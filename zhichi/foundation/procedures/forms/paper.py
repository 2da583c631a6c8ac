"""What a paper says: to whom, in which sentences, what can be done against it, who signs it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import Addressee, Issuer, PaperSort, Span
from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick, text, tick
from zhichi.foundation.procedures.rules.slots import parsed, spelled

SPARE, FIRST = 2, 4
LONGEST = 1000
KEPT = ("key", "title", "number", "given")
SERVING = ("serve", "serve_within")
WAYS = ("way", "body", "n", "unit", "article")
HOW = "一格一段，空着的不印。要填的空写成【申请人】这样，或者在下面选，保存时接在这一段后面。"
REMEDY_HOW = "决定必须写。勾选常用的，保存后会填进下面的格子，可以再改。机关名称里也可以用【县（市、区）】。"


class PaperForm(GroupedForm):
    """The sentences of one paper; `words` are its slots, `limits` the time limits to pick from, each with the words."""

    seal = tick("留盖章的位置")
    serve = tick("要依法送达，送达以后才能办结")
    attachments = forms.CharField(
        label="附件",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一样，没有就不填。",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        record: Mapping[str, Any],
        words: Mapping[str, str],
        usual: Mapping[str, Mapping[str, Any]],
        limits: Mapping[str, str],
    ) -> None:
        self.old, self.words, self.usual = record, words, usual
        self.lines = max(FIRST, len(record.get("text", ())) + SPARE)
        self.ways = len(record.get("remedy", ())) + 1
        super().__init__(data, initial=self._initial())
        self.fields["sort"] = pick("文书性质", PaperSort.choices, required=False, none="请选择")
        self.fields["to"] = pick("写给谁", Addressee.choices, required=False, none="不写抬头")
        slots = [(slot, f"【{word}】") for slot, word in words.items()]
        for n in range(self.lines):
            self.fields[f"text_{n}"] = text(
                f"第 {n + 1} 段", LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"slot_{n}"] = pick(f"第 {n + 1} 段后面接上", slots, required=False, none="不接")
        self.fields["usual"] = forms.MultipleChoiceField(
            label="常用的",
            choices=[(key, held["title"]) for key, held in usual.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        for n in range(self.ways):
            self.fields |= self._way(n)
        self.fields["issuer"] = pick("落款单位", Issuer.choices, required=False, none="办理人所在的单位")
        within = "最迟什么时候送到"
        self.fields["serve_within"] = pick(within, limits.items(), required=False, none="法律没有规定时间")
        sentences = [f"{name}_{n}" for n in range(self.lines) for name in ("text", "slot")]
        ways = [f"{name}_{n}" for n in range(self.ways) for name in WAYS]
        self.layout = [
            ("", "", ["sort", "to"]),
            ("正文", HOW, sentences),
            ("不服怎么办", REMEDY_HOW, ["usual", *ways]),
            (
                "落款和附件",
                "日期和文号在办理时自动写上。",
                ["issuer", "seal", "serve", "serve_within", "attachments"],
            ),
        ]

    def _way(self, n: int) -> dict[str, forms.Field]:
        at = f"途径 {n + 1}："
        number = forms.IntegerField(
            label=f"{at}多少天（月）之内",
            min_value=1,
            max_value=1000,
            required=False,
            error_messages={
                "invalid": "请填一个整数。",
                "min_value": "至少是 1。",
                "max_value": "最多是 1000。",
            },
        )
        return {
            f"way_{n}": text(f"{at}做什么", 30, required=False, told="例如：申请行政复议。"),
            f"body_{n}": text(f"{at}向哪个机关", 60, required=False),
            f"n_{n}": number,
            f"unit_{n}": pick(f"{at}天还是月", Span.choices, required=False, none="法律没有规定时间"),
            f"article_{n}": text(f"{at}依据", 200, required=False, told="例如：行政复议法第二十条。"),
        }

    def _initial(self) -> dict[str, Any]:
        old = self.old
        found = {name: old.get(name, "") for name in ("sort", "to", "issuer", "seal", *SERVING)}
        found["attachments"] = "\n".join(old.get("attachments", ()))
        for n, sentence in enumerate(old.get("text", ())):
            found[f"text_{n}"] = spelled(sentence, self.words)
        for n, remedy in enumerate(old.get("remedy", ())):
            for name in WAYS:
                held = remedy.get(name, "")
                found[f"{name}_{n}"] = spelled(held, self.words) if name == "body" else held
        return found

    def clean(self) -> None:
        data = self.cleaned_data
        for n in range(self.ways):
            given = [name for name in WAYS if data.get(f"{name}_{n}")]
            missing = [name for name in ("way", "body", "article") if name not in given]
            if given and missing:
                field = f"{missing[0]}_{n}"
                self.add_error(
                    field, f"这一条途径还没有写“{str(self.fields[field].label).partition('：')[2]}”。"
                )
            if bool(data.get(f"n_{n}")) != bool(data.get(f"unit_{n}")):
                self.add_error(f"unit_{n}", "时间和单位要一起写：几天，还是几个月。")
        if data.get("serve_within") and not data.get("serve"):
            self.add_error("serve_within", "要依法送达的文书才有送达的期限，请先勾选“要依法送达”。")
        rows = [line.strip() for line in data.get("attachments", "").splitlines() if line.strip()]
        if len(rows) > 20 or any(len(row) > 100 for row in rows):
            self.add_error("attachments", "附件最多 20 样，每样最多 100 个字。")

    def record(self) -> dict[str, Any]:
        """The paper as the document holds it; what this page does not know of stays."""
        data = self.cleaned_data
        found = {name: self.old[name] for name in KEPT if name in self.old}
        found |= {name: data[name] for name in ("sort", "to", "issuer", "serve_within") if data[name]}
        sentences = [self._sentence(n) for n in range(self.lines)]
        found |= _some("text", [one for one in sentences if one])
        found |= _some("remedy", self._remedies())
        rows = [line.strip() for line in data["attachments"].splitlines() if line.strip()]
        found |= _some("attachments", rows)
        found |= {name: True for name in ("seal", "serve") if data[name]}
        return found

    def _sentence(self, n: int) -> str:
        slot = self.cleaned_data[f"slot_{n}"]
        typed = parsed(" ".join(self.cleaned_data[f"text_{n}"].split()), self.words)
        return typed + (f"{{{slot}}}" if slot else "")

    def _remedies(self) -> list[dict[str, Any]]:
        data = self.cleaned_data
        rows = []
        for n in range(self.ways):
            row = {name: data[f"{name}_{n}"] for name in WAYS if data[f"{name}_{n}"]}
            if row:
                rows.append({**row, "body": parsed(row["body"], self.words)})
        # What is ticked comes after what stands there, once.
        held = {row["way"] for row in rows}
        picked = [self.usual[key]["remedy"] for key in data["usual"]]
        return [*rows, *(dict(one) for one in picked if one["way"] not in held)]


def _some(name: str, rows: list[Any]) -> dict[str, Any]:
    return {name: rows} if rows else {}
