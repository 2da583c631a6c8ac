from zhichi.foundation.ratings.actions.by_code import CodeError, LockedError, link_behind, rate_by_link
from zhichi.foundation.ratings.actions.inviting import Invitation, invite
from zhichi.foundation.ratings.actions.messaging import ask_by_message, why_no_message
from zhichi.foundation.ratings.actions.pressing import answer_pressure, tell_pressure
from zhichi.foundation.ratings.actions.rating import rate
from zhichi.foundation.ratings.actions.rectifying import Told, step
from zhichi.foundation.ratings.actions.revealing import Contact, reveal_contact
from zhichi.foundation.ratings.actions.terms import set_terms

__all__ = [
    "CodeError",
    "Contact",
    "Invitation",
    "LockedError",
    "Told",
    "answer_pressure",
    "ask_by_message",
    "invite",
    "link_behind",
    "rate",
    "rate_by_link",
    "reveal_contact",
    "set_terms",
    "step",
    "tell_pressure",
    "why_no_message",
]
