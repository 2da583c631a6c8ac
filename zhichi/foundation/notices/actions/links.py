"""Short links: a number of ours and a keyed check, never a tracking code."""

from django.conf import settings
from django.urls import reverse

from zhichi.foundation.notices.models import Notice
from zhichi.foundation.vault.public import blind_index

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CHECK = 12
LONGEST = 13


def token_of(pk: int) -> str:
    """The notice's number in base 36, and so much of its keyed hash that guessing is no use."""
    number, text = pk, ""
    while number:
        number, rest = divmod(number, 36)
        text = DIGITS[rest] + text
    return f"{text}-{_check(pk)}"


def link_of(notice: Notice) -> str:
    return f"{settings.ZHICHI_ADDRESS}{reverse('notices:link', args=[token_of(notice.pk)])}"


def page_behind(token: str) -> str | None:
    """Where a short link leads; None for one that we did not make."""
    number, _, check = token.partition("-")
    if not 0 < len(number) <= LONGEST or not set(number) <= set(DIGITS):
        return None
    pk = int(number, 36)
    if check != _check(pk) or pk >= 2**63:
        return None
    notice = Notice.objects.filter(pk=pk).select_related("case").only("page", "case__tracking_code").first()
    return page_of(notice) if notice else None


def page_of(notice: Notice) -> str:
    """The page of a notice: its own, or that of its case, which asks for its key itself."""
    if notice.page or notice.case is None:
        return notice.page or "/"
    return f"{reverse('services:track')}?code={notice.case.tracking_code}"


def _check(pk: int) -> str:
    return blind_index(str(pk), kind="notice.link")[:CHECK]
