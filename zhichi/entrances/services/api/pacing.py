"""How fast programs may file: counted by telephone and by address (decision 0032)."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from zhichi.entrances.services.api.problems import Kind, ProblemError
from zhichi.foundation.accounts.public import client_address, guard
from zhichi.foundation.cases.public import Submission
from zhichi.foundation.vault.public import blind_index

PHONE, ADDRESS = "api.filing.phone", "api.filing.address"
TOO_MANY = "提交得太多、太快了，请过一会儿再提交；急着办的请打 12348 或者到窗口。"


def keys_of(request: HttpRequest, phone: str) -> dict[str, str]:
    """By what a filing is counted; a filing without a telephone by its address alone."""
    counted = {ADDRESS: client_address(request)}
    return {**counted, PHONE: blind_index(phone, kind="phone")} if phone else counted


def let_through(request: HttpRequest, *, phone: str, key: str, at: datetime) -> None:
    """Raises 429 with Retry-After for one too many; what was filed before under its key is always answered."""
    if not settings.ZHICHI_PACE:
        return
    verdict = guard.check_all(keys_of(request, phone), at=at)
    if not verdict and not Submission.objects.filter(pk=key).exists():
        seconds = str(max(1, getattr(verdict, "seconds", 1)))
        raise ProblemError(Kind.TOO_MANY, TOO_MANY, headers={"Retry-After": seconds})


def count(request: HttpRequest, *, phone: str, at: datetime) -> None:
    """One more was filed."""
    if settings.ZHICHI_PACE:
        for purpose, key in keys_of(request, phone).items():
            guard.fail(purpose, key, at=at)
