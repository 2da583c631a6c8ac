"""By what complaints about the same person, and decisions in the same words, find each other without being read."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.vault.public import blind_index

# Shorter findings are alike by themselves.
SHORTEST = 30


def about(answers: Mapping[str, Any]) -> str:
    """Index of whom a complaint is about, blanks not counted; "" where nobody is named."""
    name = _plain(answers.get("respondent", ""))
    return blind_index(name, kind="complaints.about") if name else ""


def wording(facts: Any) -> str:
    """Index of what a decision found, blanks not counted; "" for what is too short to be copied."""
    plain = _plain(facts)
    return blind_index(plain, kind="complaints.wording") if len(plain) >= SHORTEST else ""


def _plain(text: Any) -> str:
    return "".join(str(text).split())
