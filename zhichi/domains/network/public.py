"""The door of `domains.network`."""

from zhichi.domains.network.access import can_change, can_register
from zhichi.domains.network.actions import Draft, change_point, register_point, register_points
from zhichi.domains.network.enums import Datum, ServiceItem, Status
from zhichi.domains.network.models import INDEX, Nearby, Point, PointItem, PointRegion, nearest
from zhichi.domains.network.rules.codes import PointError
from zhichi.domains.network.rules.hours import HoursError, check_hours, hours_words, open_at
from zhichi.domains.network.rules.position import PositionError, distance_words, points_inside

__all__ = [
    "INDEX",
    "Datum",
    "Draft",
    "HoursError",
    "Nearby",
    "Point",
    "PointError",
    "PointItem",
    "PointRegion",
    "PositionError",
    "ServiceItem",
    "Status",
    "can_change",
    "can_register",
    "change_point",
    "check_hours",
    "distance_words",
    "hours_words",
    "nearest",
    "open_at",
    "points_inside",
    "register_point",
    "register_points",
]
