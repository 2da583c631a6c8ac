"""The door of `domains.casework`."""

from zhichi.domains.casework.actions import StandardError, set_standard
from zhichi.domains.casework.enums import Advice, Chance, Kind
from zhichi.domains.casework.models import HardshipStandard, LegalAid, standard_of
from zhichi.domains.casework.rules import Outlook, PreCheck, Situation, Standard, outlook, pre_check

__all__ = [
    "Advice",
    "Chance",
    "HardshipStandard",
    "Kind",
    "LegalAid",
    "Outlook",
    "PreCheck",
    "Situation",
    "Standard",
    "StandardError",
    "outlook",
    "pre_check",
    "set_standard",
    "standard_of",
]
