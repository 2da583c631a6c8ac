from typing import Any

from django import forms

from zhichi.foundation.ratings.enums import Step
from zhichi.foundation.ratings.models import StepLimit
from zhichi.foundation.timelimits.public import Limit, LimitKind


class TermsForm(forms.Form):
    """For each part of a rectification one of the promises that the bureau has written, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        promises = Limit.objects.enabled().filter(kind=LimitKind.TARGET, n__gt=0).order_by("key", "-version")
        told = {limit.key: limit.told for limit in reversed(promises)}
        held = dict(StepLimit.objects.values_list("step", "limit"))
        for step in Step:
            self.fields[step.value] = forms.ChoiceField(
                label=step.label,
                required=False,
                choices=[("", "不设期限"), *told.items()],
                initial=held.get(step.value, ""),
            )
