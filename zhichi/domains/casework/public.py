"""The door of `domains.casework`."""

from zhichi.domains.casework.enums import Advice, Kind
from zhichi.domains.casework.models import LegalAid
from zhichi.domains.casework.rules import PreCheck, pre_check

__all__ = ["Advice", "Kind", "LegalAid", "PreCheck", "pre_check"]
