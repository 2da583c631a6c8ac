"""The tables of the room."""

from zhichi.domains.network.models.history import PointName, PointSpan, holds_on
from zhichi.domains.network.models.inside import (
    HoursException,
    PointEquipment,
    PointPerson,
    PointPhoto,
    Window,
)
from zhichi.domains.network.models.life import (
    DutyRecord,
    PhoneCheck,
    ServiceEvent,
    Verification,
    VerificationPhoto,
    Visit,
)
from zhichi.domains.network.models.locality import Locality
from zhichi.domains.network.models.nearby import Nearby, nearest
from zhichi.domains.network.models.point import INDEX, Point, PointItem, PointQuerySet, PointRegion
from zhichi.domains.network.models.proposal import Proposal, ProposalFile
from zhichi.domains.network.models.sheet import Sheet

__all__ = [
    "INDEX",
    "DutyRecord",
    "HoursException",
    "Locality",
    "Nearby",
    "PhoneCheck",
    "Point",
    "PointEquipment",
    "PointItem",
    "PointName",
    "PointPerson",
    "PointPhoto",
    "PointQuerySet",
    "PointRegion",
    "PointSpan",
    "Proposal",
    "ProposalFile",
    "ServiceEvent",
    "Sheet",
    "Verification",
    "VerificationPhoto",
    "Visit",
    "Window",
    "holds_on",
    "nearest",
]
