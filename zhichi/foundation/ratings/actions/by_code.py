"""Rating with a short code: no account, no name, guarded against trying codes."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.cases.public import Act
from zhichi.foundation.ratings.access import can_rate_event
from zhichi.foundation.ratings.actions.inviting import DIGITS, index_of
from zhichi.foundation.ratings.actions.rating import rate
from zhichi.foundation.ratings.models import Rating, RatingLink
from zhichi.kernel.damm import check_digit

LENGTH = DIGITS + 1
GUARD = "rating.address"
UNKNOWN = "没有这个评价码，或者已经过期。请对照纸条再核对一遍。"


class CodeError(ValueError):
    """Nothing can be rated with this code; the text is for whoever typed it."""


class LockedError(PermissionError):
    """Too many codes that do not exist; the sentence says when to try again."""


def read_code(text: str) -> str:
    """The digits of a code typed with spaces, dashes or full-width digits. Raises CodeError."""
    digits = re.sub(r"[\s\-‐‑–—_.]+", "", unicodedata.normalize("NFKC", text))
    if not (digits.isascii() and digits.isdigit() and len(digits) == LENGTH):
        raise CodeError(f"评价码是 {LENGTH} 位数字，请对照纸条再填。")
    if check_digit(digits):
        raise CodeError("评价码对不上，可能有一位写错了，请对照纸条再填。")
    return digits


def link_behind(*, code: str, address: str, at: datetime) -> RatingLink:
    """The link behind a typed code, its event still to be rated. An unknown and an expired code read the same.

    Raises CodeError; LockedError after too many codes that do not exist from one address.
    """
    digits = read_code(code)
    verdict = guard.check(GUARD, address, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    found = RatingLink.objects.select_related("case__unit").filter(code_index=index_of(digits)).first()
    if found is None or found.ended(at):
        guard.fail(GUARD, address, at=at)
        raise CodeError(UNKNOWN)
    open_ = can_rate_event(found.case, event_of(found))
    if not open_:
        raise CodeError(open_.because)
    return found


def event_of(link: RatingLink) -> Act:
    return Act.objects.get(case_id=link.case_id, seq=link.event)


def rate_by_link(
    *,
    link: RatingLink,
    grade: int,
    words: str = "",
    tags: Sequence[str] = (),
    channel: str = "",
    by: Actor,
    at: datetime,
) -> Rating:
    """Judge the event of the link, once, by `channel` or the way the link was handed out. Raises RefusedError."""
    return rate(
        case=link.case,
        event=event_of(link),
        grade=grade,
        words=words,
        tags=tags,
        channel=channel or link.channel,
        by=by,
        at=at,
    )
