"""How somebody wants to be told."""

from typing import Any

from django import forms

from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.actions.events import events
from zhichi.foundation.notices.actions.wishing import Told
from zhichi.foundation.notices.enums import Audience, Channel, Digest
from zhichi.foundation.notices.models import OfficerWish

STOP = "stop"
PAGE = "page"


class CitizenWishForm(forms.Form):
    """Only ways that this deployment has; stopping is always there."""

    channel = forms.ChoiceField(
        label="有消息怎么告诉您",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。", "invalid_choice": "请选一种。"},
    )
    mail = forms.CharField(
        label="电子邮箱",
        max_length=120,
        required=False,
        help_text="选了电子邮件才填。我们加密保存，只用来发这些消息。",
    )

    def __init__(self, data: Any = None, *, told: Told) -> None:
        known = senders()
        choices = [
            (channel.value, f"{channel.label}，发到您留的手机号")
            for channel in (Channel.SMS, Channel.WECOM)
            if channel in known and told.phone
        ]
        if Channel.MAIL in known:
            choices.append((Channel.MAIL.value, "电子邮件"))
        choices += [(PAGE, "不用发，我自己来网上看"), (STOP, "都不要发了（随时可以再改回来）")]
        wish = told.wish
        held = STOP if wish and wish.stopped_at else (wish.channel if wish else "")
        phoned = choices[0][0] if choices[0][0] != Channel.MAIL else PAGE
        super().__init__(
            data,
            initial={
                "channel": held if held in dict(choices) else phoned,
                "mail": wish.mail if wish else "",
            },
        )
        field = self.fields["channel"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        if Channel.MAIL not in known:
            del self.fields["mail"]

    def thanks(self) -> str:
        if self.cleaned_data["channel"] in (STOP, PAGE):
            return "好的，以后不再发消息给您。办理进度随时可以在这里看。"
        return "好的，以后按您选的方式告诉您。"


class OfficerWishForm(forms.Form):
    """What an officer wants by mail; everything stands on the page of messages in any case."""

    mail = forms.CharField(
        label="工作邮箱", max_length=120, required=False, help_text="要收邮件才填。加密保存。"
    )
    events = forms.MultipleChoiceField(
        label="哪些事当时就发邮件", required=False, widget=forms.CheckboxSelectMultiple
    )
    digest = forms.ChoiceField(
        label="待办摘要",
        choices=Digest.choices,
        widget=forms.RadioSelect,
        help_text="一封信说清等您办的和快到期的，不逐件打扰。",
        error_messages={"required": "请选一种。", "invalid_choice": "请选一种。"},
    )

    def __init__(self, data: Any = None, *, wish: OfficerWish | None) -> None:
        held = (
            {"mail": wish.mail, "events": wish.events, "digest": wish.digest} if wish else {"digest": "none"}
        )
        super().__init__(data, initial=held)
        field = self.fields["events"]
        if isinstance(field, forms.MultipleChoiceField):
            told = (each for each in events().values() if each.audience == Audience.OFFICER)
            field.choices = [(each.key, each.name) for each in told if each.key != "office.digest"]
