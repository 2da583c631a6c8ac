"""What may not stand in a published answer."""

from zhichi.domains.lawtalk.rules.cards import is_card
from zhichi.domains.lawtalk.rules.private import private_words

__all__ = ["is_card", "private_words"]
