"""A mistake in the demo city's register of laws, and how two of its officers took it back."""

from collections.abc import Callable
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.domains.catalogue.public import (
    Article,
    ChangeDraft,
    ask_withdrawal,
    record_change,
    withdraw_change,
)
from zhichi.foundation.accounts.public import Officer, actor_of

DOCUMENT, WHY = "看错的文件（演示数据）", "登记错了：文件说的是另一部条例（演示数据）。"


def mistake(*, at: datetime, told: Callable[[str], object]) -> None:
    """政府信息公开条例§42, which one guide cites, recorded as repealed and taken back the same day."""
    told("法律法规")
    writer, other = (
        actor_of(Officer.objects.get(username=name), on=localdate(at)) for name in ("songfa", "gaofang")
    )
    article = Article.objects.get(law__key="gov-information-regulation", number="42", valid_to=None)
    draft = ChangeDraft(kind="repealed", effective_on=localdate(at), document=DOCUMENT)
    change = record_change(article=article, draft=draft, by=writer, at=at)
    asked = ask_withdrawal(change=change, reason=WHY, by=writer, at=at)
    withdraw_change(withdrawal=asked, by=other, at=at)
