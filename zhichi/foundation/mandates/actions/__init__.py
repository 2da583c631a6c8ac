from zhichi.foundation.mandates.actions.acting import act_for
from zhichi.foundation.mandates.actions.keeping import keep_mandate
from zhichi.foundation.mandates.actions.looking import LockedError, SlipError, look_up
from zhichi.foundation.mandates.actions.receiving import receive
from zhichi.foundation.mandates.actions.revoking import revoke

__all__ = ["LockedError", "SlipError", "act_for", "keep_mandate", "look_up", "receive", "revoke"]
