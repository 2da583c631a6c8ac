"""What is to be served to whom, every attempt with its proof, consents, notices, and the ways as they are in force."""

from zhichi.foundation.service.models.attempt import Kept, ServiceAttempt
from zhichi.foundation.service.models.consent import Consent, consent_of
from zhichi.foundation.service.models.notice import PublicNotice
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.service.models.way import ServiceWay, ways_on

__all__ = [
    "Consent",
    "Kept",
    "PublicNotice",
    "Service",
    "ServiceAttempt",
    "ServiceWay",
    "consent_of",
    "ways_on",
]
