"""The door of `foundation.service`."""

from zhichi.foundation.service.actions import (
    Report,
    consent,
    correct,
    plan,
    record,
    revoke,
    ripen,
    take,
    waive,
)
from zhichi.foundation.service.enums import Outcome, Proof, Signer, State, Way
from zhichi.foundation.service.models import Consent, PublicNotice, Service, ServiceAttempt, ServiceWay
from zhichi.foundation.service.models.standing import effective_service, unserved
from zhichi.foundation.service.rules import Told

__all__ = [
    "Consent",
    "Outcome",
    "Proof",
    "PublicNotice",
    "Report",
    "Service",
    "ServiceAttempt",
    "ServiceWay",
    "Signer",
    "State",
    "Told",
    "Way",
    "consent",
    "correct",
    "effective_service",
    "plan",
    "record",
    "revoke",
    "ripen",
    "take",
    "unserved",
    "waive",
]
