"""The tables of the room."""

from zhichi.domains.network.models.drawing import features
from zhichi.domains.network.models.duty_record import DutyRecord
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.models.finding import (
    Wish,
    differing_on,
    listed,
    near,
    wished,
)
from zhichi.domains.network.models.history import PointName, PointSpan, holds_on
from zhichi.domains.network.models.hours_exception import HoursException
from zhichi.domains.network.models.locality import Locality
from zhichi.domains.network.models.naming import Village, example, village, villages
from zhichi.domains.network.models.nearby import Nearby, nearest
from zhichi.domains.network.models.passed import divided, names_now, standing_of
from zhichi.domains.network.models.phone_check import PhoneCheck
from zhichi.domains.network.models.point import INDEX, Point, PointItem, PointQuerySet, PointRegion
from zhichi.domains.network.models.point_equipment import PointEquipment
from zhichi.domains.network.models.point_person import PointPerson
from zhichi.domains.network.models.point_photo import PointPhoto
from zhichi.domains.network.models.proposal import Proposal
from zhichi.domains.network.models.proposal_file import ProposalFile
from zhichi.domains.network.models.service_event import ServiceEvent
from zhichi.domains.network.models.sheet import Sheet
from zhichi.domains.network.models.showing import PublicPoint, public_point, with_public_facts
from zhichi.domains.network.models.slip import Slip, said_of
from zhichi.domains.network.models.verification import Verification
from zhichi.domains.network.models.verification_photo import VerificationPhoto
from zhichi.domains.network.models.visit import Visit
from zhichi.domains.network.models.window import Window

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
    "PublicPoint",
    "ServiceEvent",
    "Sheet",
    "Slip",
    "Verification",
    "VerificationPhoto",
    "Village",
    "Visit",
    "Window",
    "Wish",
    "differing_on",
    "divided",
    "example",
    "features",
    "holds_on",
    "listed",
    "names_now",
    "near",
    "nearest",
    "public_point",
    "said_of",
    "standing_of",
    "verification_terms",
    "village",
    "villages",
    "wished",
    "with_public_facts",
]
