"""How people want to be told, as they say themselves."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.actions.reaching import phones_of, wish_key
from zhichi.foundation.notices.models import CitizenWish, OfficerWish


class WishError(ValueError):
    """One Chinese sentence, and the field it belongs to."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Told:
    """Where notices of one thing go: the number of whom, and what he wishes. `phone` is empty where nobody left one."""

    key: str
    phone: str
    wish: CitizenWish | None


def told_of(case: Case) -> Told:
    return told_at(phones_of([case.pk]).get(case.pk, ""), case.subject)


def told_at(phone: str, subject: str) -> Told:
    """Of a thing without a case: a booking."""
    key = wish_key(phone, subject)
    return Told(key, phone, CitizenWish.objects.filter(key=key).first())


def wish_of_citizen(*, case: Case, channel: str, mail: str = "", at: datetime) -> CitizenWish:
    """As `wish_for`, of whoever is told about a case."""
    return wish_for(told=told_of(case), channel=channel, mail=mail, at=at)


def wish_for(*, told: Told, channel: str, mail: str = "", at: datetime) -> CitizenWish:
    """By which way from now on; `stop` means none but our own pages. Holds for the number in all that it has here."""
    stop = channel == "stop"
    if channel == "mail":
        mail = checked_mail(mail)
    values = {"channel": "" if stop else channel, "stopped_at": at if stop else None, "changed_at": at}
    if channel == "mail":
        values["mail"] = mail
    wish, _ = CitizenWish.objects.update_or_create(key=told.key, defaults=values)
    return wish


def stop_number(*, number: str, at: datetime) -> bool:
    """Whoever has this number wants no more; False when he had said so before."""
    key = wish_key(number, "")
    wish, new = CitizenWish.objects.get_or_create(key=key, defaults={"changed_at": at, "stopped_at": at})
    if new or wish.stopped_at is not None:
        return new
    wish.stopped_at = wish.changed_at = at
    wish.save(update_fields=["stopped_at", "changed_at"])
    return True


def wish_of_officer(*, officer_id: int, mail: str, events: list[str], digest: str) -> OfficerWish:
    """By mail: which events, and how often one letter about everything. WishError without an address for them."""
    wants = bool(events) or digest != "none"
    if mail or wants:
        mail = checked_mail(mail)
    values = {"mail": mail, "events": events, "digest": digest}
    wish, _ = OfficerWish.objects.update_or_create(officer_id=officer_id, defaults=values)
    return wish


def read_up_to(*, officer_id: int, at: datetime) -> None:
    OfficerWish.objects.update_or_create(officer_id=officer_id, defaults={"read_to": at})


def checked_mail(mail: str) -> str:
    mail = mail.strip()
    try:
        validate_email(mail)
    except ValidationError as error:
        raise WishError("mail", "请填写邮箱，例如 zhang@example.com。") from error
    return mail
