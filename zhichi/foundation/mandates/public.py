"""The door of `foundation.mandates`."""

from zhichi.foundation.mandates.actions import act_for, receive, revoke
from zhichi.foundation.mandates.enums import Scope, Way
from zhichi.foundation.mandates.forms import MandateForm
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.rules import spoken_words

__all__ = ["Mandate", "MandateForm", "Scope", "Way", "act_for", "receive", "revoke", "spoken_words"]
