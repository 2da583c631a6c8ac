"""What the checks measure by: figures from data/law/network and the outlines of the counties, read once a process."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.conf import settings

from zhichi.domains.network.rules.doubts import Limits
from zhichi.domains.network.rules.outlines import Outline
from zhichi.domains.network.rules.service_doubts import ServiceTerms


@dataclass(frozen=True, slots=True)
class VerificationTerms:
    """How long each method of verification holds, how long a visit may last, how long its code is."""

    valid_days: dict[str, int]
    visit_hours: int
    challenge_digits: int
    far_m: int


@dataclass(frozen=True, slots=True)
class SlipTerms:
    """How long a slip may be answered, and how many random digits its code has."""

    valid_days: int
    digits: int

    @property
    def length(self) -> int:
        """Digits of a code with its check digit."""
        return self.digits + 1


def _read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = yaml.safe_load((settings.DATA / "law" / "network" / name).read_text("utf-8"))
    del values["source"]
    return values


@cache
def limits() -> Limits:
    return Limits(**_read("checks.yaml"))


@cache
def verification_terms() -> VerificationTerms:
    return VerificationTerms(**_read("verification.yaml"))


@cache
def slip_terms() -> SlipTerms:
    return SlipTerms(**_read("slips.yaml"))


@cache
def service_terms() -> ServiceTerms:
    return ServiceTerms(**_read("services.yaml"))


@cache
def outlines() -> tuple[Outline, ...]:
    """The county outlines that ship, by six-digit code."""
    path = settings.DATA / "regions" / "county-outlines-3708.geojson"
    return tuple(
        Outline(
            each["properties"]["gb"][-6:],
            each["properties"]["name"],
            each["geometry"]["coordinates"]
            if each["geometry"]["type"] == "MultiPolygon"
            else [each["geometry"]["coordinates"]],
        )
        for each in json.loads(path.read_text("utf-8"))["features"]
    )
