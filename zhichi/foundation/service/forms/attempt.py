"""The form at the door: only what this way of service needs, for a thumb on a small screen."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.timezone import localtime

from zhichi.foundation.cases.public import FilesField
from zhichi.foundation.forms.public import StrokesError, drawn_upload
from zhichi.foundation.service.enums import Outcome, Proof, Signer
from zhichi.foundation.service.rules import Method, Told
from zhichi.ui.widgets import DateInput, DateTimeInput

LONGEST = {"place": 120, "refusal": 200, "course": 1000, "witnesses": 80}
DRAWN = {"signature": (Proof.SIGNATURE, "签收人签名"), "witness": (Proof.WITNESS, "见证人签名")}
UPLOADED = {"photos": Proof.PHOTO, "receipt": Proof.RECEIPT}
TEXTS = {
    "place": ("在哪里", "写到门牌，例如：许庄街道许庄社区 12 号。"),
    "server_2": ("另一位送达人", "一般两个人去。只有一个人的不填。"),
    "signer_name": ("签收人姓名", "本人签收的不用填。"),
    "refusal": ("拒收的理由", "他怎么说的，照实写。没有拒收的不填。"),
    "witnesses": ("见证人", "社区、单位来的人，写姓名和单位，几个人用顿号分开。"),
    "number": ("邮件号码", ""),
    "letter": ("函件文号", ""),
    "through": ("受委托、转交的单位", ""),
}
# As things happen at a door: where, who took it, who refused, who saw it, who served.
ORDER = (
    *("place", "number", "letter", "through", "signer", "signer_name", "age"),
    *("refusal", "witnesses", "server_2"),
)


class AttemptForm(forms.Form):
    """`told()` gives values and `kept()` files; what is wrong in law is said by the verb, beside the field it names."""

    def __init__(self, *args: Any, method: Method, at: datetime, officer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.method, self.at, self.officer = method, at, officer
        choices = [(one, str(Outcome(one).label)) for one in method.outcomes]
        self.fields["outcome"] = forms.ChoiceField(
            label="结果", choices=choices, widget=forms.RadioSelect, error_messages={"required": "请选结果。"}
        )
        if len(choices) == 1:
            self.fields["outcome"].widget = forms.HiddenInput()
            self.fields["outcome"].initial = choices[0][0]
        self.fields["happened_at"] = forms.DateTimeField(
            label="什么时候",
            widget=DateTimeInput(),
            initial=localtime(at).replace(second=0, microsecond=0, tzinfo=None),
            error_messages={"required": "请填送达时间。", "invalid": "请填日期和时间。"},
        )
        for name, field in self._asked():
            self.fields[name] = field
        self.fields["device_at"] = forms.CharField(
            required=False, widget=forms.HiddenInput(attrs={"data-device-time": ""})
        )

    def _asked(self) -> Iterator[tuple[str, forms.Field]]:
        method = self.method
        needs = {*method.needs, *method.one_of}
        if "refused" in method.outcomes:
            needs.add("refusal")
        if method.wanted > 1:
            needs.add("server_2")
        if "place" not in needs and method.code == "direct":
            needs.add("place")
        if method.signers:
            needs |= {"signer", "signer_name"}
        if Signer.FAMILY in method.signers:
            needs.add("age")
        for name in ORDER:
            if name in needs:
                yield name, self._one(name)
        if "signed_on" in needs:
            yield "signed_on", forms.DateField(label="签收日期", required=False, widget=DateInput())
        if "course" in needs:
            told = "为什么公告，试过哪些方式、各是什么结果。"
            area = forms.Textarea(attrs={"rows": 5})
            yield (
                "course",
                forms.CharField(
                    label="原因和经过",
                    widget=area,
                    max_length=LONGEST["course"],
                    required=False,
                    help_text=told,
                ),
            )
        yield from self._files(needs)

    def _one(self, name: str) -> forms.Field:
        if name == "signer":
            # Whoever signed is written down, also where that does not serve.
            who = [(one, str(Signer(one).label)) for one in (*self.method.signers, Signer.OTHER)]
            return forms.ChoiceField(label="谁签收的", choices=[("", "请选择"), *who], required=False)
        if name == "age":
            told = "家属签收的才填：没有成年的不能代收。"
            return forms.IntegerField(
                label="签收家属的年龄", required=False, min_value=0, max_value=130, help_text=told
            )
        title, told = TEXTS[name]
        return forms.CharField(label=title, help_text=told, max_length=LONGEST.get(name, 60), required=False)

    def _files(self, needs: set[str]) -> Iterator[tuple[str, forms.Field]]:
        told = "可以直接拍。断了网会接着传。照片里的位置信息不会给别人看到。"
        if "photos" in needs or self.method.code == "direct":
            yield "photos", FilesField(label="现场照片", required=False, help_text=told)
        if {"receipt", "signature"} & needs:
            yield (
                "receipt",
                FilesField(label="回执、签好的送达回证", required=False, help_text="在纸上签的，拍下来。"),
            )

    @property
    def drawn(self) -> list[dict[str, str]]:
        """Where to sign by hand: title, name, strokes."""
        wanted = [name for name in DRAWN if name == "signature" and "signature" in self.method.needs]
        wanted += ["witness"] if "witnesses" in self.method.one_of else []
        return [{"name": n, "title": DRAWN[n][1], "strokes": self.data.get(f"{n}-drawn", "")} for n in wanted]

    def clean(self) -> None:
        for one in self.drawn:
            if one["strokes"]:
                try:
                    self.cleaned_data[f"drawn_{one['name']}"] = drawn_upload(one["title"], one["strokes"])
                except StrokesError as error:
                    self.add_error(None, str(error))

    def told(self) -> Told:
        data = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        plain = ("place", "signer", "signer_name", "age", "signed_on", "refusal")
        more = ("number", "letter", "through", "course")
        held = {name: data[name] for name in (*plain, *more) if name in data}
        witnesses = [one.strip() for one in data.get("witnesses", "").split("、") if one.strip()]
        servers = (self.officer, data.get("server_2", ""))
        return Told(
            data["outcome"],
            data["happened_at"],
            servers=tuple(one for one in servers if one),
            witnesses=tuple(witnesses),
            **held,
        )

    def kept(self) -> "list[tuple[Proof, File[bytes]]]":
        found: list[tuple[Proof, File[bytes]]] = []
        for name, (proof, _) in DRAWN.items():
            if upload := self.cleaned_data.get(f"drawn_{name}"):
                found.append((proof, upload))
        for name, proof in UPLOADED.items():
            found += [(proof, one) for one in self.cleaned_data.get(name) or ()]
        return found

    def said_by_device(self) -> datetime | None:
        """What the telephone's clock said; nothing that cannot be read stops anybody."""
        try:
            moment = datetime.fromisoformat(self.cleaned_data.get("device_at", ""))
        except ValueError:
            return None
        return moment if moment.tzinfo is not None else None
