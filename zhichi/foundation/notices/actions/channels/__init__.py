"""Which channels this deployment has."""

from django.conf import settings

from zhichi.foundation.notices.actions.channels.gateway import GatewaySender
from zhichi.foundation.notices.actions.channels.letters import LetterSender
from zhichi.foundation.notices.actions.channels.message import Message, Outcome, Sender
from zhichi.foundation.notices.enums import Channel

__all__ = ["Message", "Outcome", "Sender", "sender_of", "senders"]


def sender_of(channel: str) -> Sender | None:
    """None for a channel that is not configured."""
    if channel == Channel.MAIL:
        mail = settings.ZHICHI_MAIL
        return LetterSender(mail.backend, mail.sender, mail.options, mail.told) if mail.backend else None
    gateway = settings.ZHICHI_GATEWAYS.get(channel)
    return GatewaySender(gateway.url, gateway.secret) if gateway else None


def senders() -> dict[str, Sender]:
    """Those that are configured."""
    found = {channel: sender_of(channel) for channel in Channel.values}
    return {channel: sender for channel, sender in found.items() if sender is not None}
