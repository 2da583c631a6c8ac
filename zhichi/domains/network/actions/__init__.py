"""The verbs of the room."""

from zhichi.domains.network.actions.changing import CHANGEABLE, change_point
from zhichi.domains.network.actions.drafts import KIND_OF_TIER, Draft
from zhichi.domains.network.actions.registering import register_point, register_points

__all__ = [
    "CHANGEABLE",
    "KIND_OF_TIER",
    "Draft",
    "change_point",
    "register_point",
    "register_points",
]
