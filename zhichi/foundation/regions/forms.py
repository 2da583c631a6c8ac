"""Choosing a place: each list depends on the choice before it."""

from typing import Any, cast

from django import forms

from zhichi.foundation.regions.models import Region, children

# With script a choice fills the next list at once; without it the button does.
FILLS_THE_NEXT = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#where",
    "hx-select": "#where",
    "hx-swap": "outerHTML",
    "hx-vals": '{"fill": "yes"}',
}


class WhereForm(forms.Form):
    """County, township, village: each list depends on the choice before it, and is shown once it holds something."""

    county = forms.ChoiceField(
        label="县（市、区）",
        error_messages={"required": "请选择县（市、区）。"},
        widget=forms.Select(attrs=FILLS_THE_NEXT),
    )
    township = forms.ChoiceField(
        label="乡镇、街道",
        error_messages={"required": "请选择乡镇、街道。"},
        widget=forms.Select(attrs=FILLS_THE_NEXT),
    )
    village = forms.ChoiceField(label="村、社区", required=False, help_text="不知道可以不选。")

    def __init__(self, *args: Any, city: Region, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data if self.is_bound else self.initial
        above = city.code
        for name in ("county", "township", "village"):
            options = [(region.code, region.name) for region in children(above, on)] if above else []
            self._list(name).choices = [("", "请选择"), *options]
            code = str(chosen.get(name) or "")
            above = code if code in {value for value, _ in options} else ""
        # Where a county has townships one of them must be named: it decides which desk receives the filing.
        self._list("township").required = len(self._options("township")) > 1
        # A village chosen under another township is no fault of the person: the list has changed, ask again.
        for name in ("township", "village"):
            wanted = str(chosen.get(name) or "")
            if wanted and wanted not in {value for value, _ in self._options(name)}:
                self.data = (
                    {**self.data.dict(), name: ""} if hasattr(self.data, "dict") else {**self.data, name: ""}
                )

    def shown(self) -> list[str]:
        """The lists that hold something to choose, in order."""
        return [name for name in self.fields if len(self._options(name)) > 1]

    def all_seen(self) -> bool:
        """Whether the page this came from had shown every list that can be chosen from now."""
        return all(name in self.data for name in self.shown())

    def _list(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])

    def _options(self, name: str) -> list[tuple[str, str]]:
        """Code and name of everything in a list, its empty first line included."""
        return cast("list[tuple[str, str]]", list(cast(Any, self._list(name).choices)))

    def region_code(self) -> str:
        """The smallest place chosen."""
        values = self.cleaned_data
        return str(values.get("village") or values.get("township") or values["county"])
