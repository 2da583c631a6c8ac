"""By which way a notice reaches its person: addresses of the parties, wishes, channels that are there."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Post
from zhichi.foundation.cases.public import Case, Party, PartyRole
from zhichi.foundation.notices.enums import Audience, Channel
from zhichi.foundation.notices.models import CitizenWish, Notice, OfficerWish
from zhichi.foundation.vault.public import blind_index

MOBILE = re.compile(r"1[3-9]\d{9}")
# What a citizen may choose beside the channels: only our own pages.
PAGE_ONLY = "page"
# Sent to whoever asked for it, whatever else he wants by mail.
ALWAYS = "office.digest"


@dataclass(frozen=True)
class Way:
    channel: str
    address: str

    @property
    def index(self) -> str:
        return index_of(self.channel, self.address)


def index_of(channel: str, address: str) -> str:
    """By what an address is found again; every telephone channel shares that of the number."""
    return blind_index(address, kind="mail" if channel == Channel.MAIL else "phone")


def wish_key(phone: str, subject: str) -> str:
    """Whose wish it is: the number's, everywhere; where nobody left one, that of the one thing."""
    return blind_index(phone, kind="phone") if phone else subject


def phones_of(cases: Collection[int]) -> dict[int, str]:
    """The applicant's telephone of each case, else the agent's. One statement."""
    roles = (PartyRole.APPLICANT, PartyRole.AGENT)
    found: dict[int, str] = {}
    rows = Party.objects.filter(case__in=cases, role__in=roles).only("case_id", "role", "phone")
    for party in sorted(rows, key=lambda each: roles.index(PartyRole(each.role))):
        if party.phone:
            found.setdefault(party.case_id, party.phone)
    return found


def way_to(case: Case, open_channels: Collection[str]) -> Way | None:
    """How whoever is told of this case would be told now; None where no number was left or nothing is wanted."""
    phone = phones_of([case.pk]).get(case.pk, "")
    wish = CitizenWish.objects.filter(key=wish_key(phone, case.subject)).first()
    return next(iter(_way(phone, "", wish, open_channels)), None)


def ways(notices: Iterable[Notice], open_channels: Collection[str], *, at: datetime) -> dict[int, list[Way]]:
    """For each notice (by key) how it goes out; none where nobody can be reached or wants to be. Few statements."""
    rows = list(notices)
    if not open_channels:
        return {}
    found = _citizens([each for each in rows if each.audience == Audience.CITIZEN], open_channels)
    if Channel.MAIL in open_channels:
        found |= _officers([each for each in rows if each.audience == Audience.OFFICER], at)
    return found


def _citizens(rows: list[Notice], open_channels: Collection[str]) -> dict[int, list[Way]]:
    phones = phones_of({row.case_id for row in rows if row.case_id and not row.contact})
    reached: dict[int, tuple[str, str]] = {}
    for row in rows:
        contact = row.contact or {}
        phone = contact.get("phone", "") or phones.get(row.case_id or 0, "")
        reached[row.pk] = (phone, contact.get("mail", ""))
    keys = {row.pk: wish_key(reached[row.pk][0], row.subject) for row in rows}
    wishes = {wish.key: wish for wish in CitizenWish.objects.filter(key__in=set(keys.values()))}
    return {
        row.pk: way
        for row in rows
        if (way := _way(*reached[row.pk], wishes.get(keys[row.pk]), open_channels))
    }


def _way(phone: str, mail: str, wish: CitizenWish | None, open_channels: Collection[str]) -> list[Way]:
    if wish is not None and (wish.stopped_at is not None or wish.channel == PAGE_ONLY):
        return []
    wanted = wish.channel if wish else ""
    mail = wish.mail if wish and wish.mail and wanted == Channel.MAIL else mail
    addresses = {Channel.SMS: phone, Channel.WECOM: phone, Channel.MAIL: mail}
    for channel in (wanted, Channel.SMS, Channel.WECOM, Channel.MAIL):
        address = addresses.get(channel, "")  # type: ignore[call-overload]  # "" is no channel
        if channel in open_channels and address and (channel == Channel.MAIL or MOBILE.fullmatch(address)):
            return [Way(channel, address)]
    return []


def _officers(rows: list[Notice], at: datetime) -> dict[int, list[Way]]:
    """By mail, to those who asked for this event: the officer himself, or everybody who sits at the desk today."""
    desks = {row.unit_id for row in rows if row.officer_id is None}
    seated: dict[int, set[int]] = {}
    for officer, unit in Post.objects.on(localdate(at)).filter(unit__in=desks).values_list("officer", "unit"):
        seated.setdefault(unit, set()).add(officer)
    people = {
        row.pk: {row.officer_id} if row.officer_id else seated.get(row.unit_id or 0, set()) for row in rows
    }
    asked = OfficerWish.objects.filter(officer__in=set().union(*people.values())).exclude(
        events=[], digest="none"
    )
    wishes = {wish.officer_id: wish for wish in asked.filter(officer__is_active=True) if wish.mail}
    return {
        row.pk: [
            Way(Channel.MAIL, wishes[who].mail)
            for who in sorted(filter(None, people[row.pk]))
            if who in wishes and (row.event == ALWAYS or row.event in wishes[who].events)
        ]
        for row in rows
    }
