"""What an officer asks of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.domains.network.enums import Status
from zhichi.domains.network.forms.finding import FindForm
from zhichi.foundation.regions.public import Tier


class RegisterForm(FindForm):
    """The citizen's question, and tier, state, whether a verification holds."""

    tier = forms.ChoiceField(label=_("层级"), required=False, choices=[("", _("不限")), *Tier.choices])
    status = forms.ChoiceField(label=_("状态"), required=False, choices=[("", _("不限")), *Status.choices])
    divided = forms.BooleanField(label=_("只看区划拆分以后没有说明现在在哪里的"), required=False)
    unverified = forms.BooleanField(label=_("只看没有有效核验的"), required=False)
