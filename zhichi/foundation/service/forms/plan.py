"""Which paper is to be served to whom."""

from typing import Any

from django import forms

from zhichi.foundation.cases.public import Case, Party, Record
from zhichi.foundation.papers.public import Paper, PaperState


class PlanForm(forms.Form):
    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.records = {f"r{one.pk}": one for one in Record.objects.filter(case=case, given=True)}
        papers = Paper.objects.filter(case=case, state=PaperState.ISSUED, record=None).defer("content")
        self.papers = {f"p{one.pk}": one for one in papers}
        self.parties = {str(one.pk): one for one in case.parties.order_by("pk")}
        documents = {**self.records, **self.papers}
        self.fields["document"] = forms.ChoiceField(
            label="送达哪份文书",
            choices=[("", "请选择"), *((key, str(one)) for key, one in documents.items())],
            error_messages={"required": "请选一份要送达的文书。"},
        )
        people = [(key, f"{one.get_role_display()}{one.masked_name}") for key, one in self.parties.items()]
        self.fields["party"] = forms.ChoiceField(
            label="送给谁", choices=[("", "其他人，写在下面"), *people], required=False
        )
        self.fields["recipient"] = forms.CharField(
            label="不是当事人的，写受送达人", max_length=40, required=False
        )

    @property
    def wanted(self) -> dict[str, Any]:
        """What `plan` takes."""
        data = self.cleaned_data
        party: Party | None = self.parties.get(data["party"])
        return {
            "record": self.records.get(data["document"]),
            "paper": self.papers.get(data["document"]),
            "party": party,
            "recipient": "" if party else data["recipient"],
        }
