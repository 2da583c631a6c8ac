"""The document of vitality signs (`data/law/network/vitality.yaml`) as values, checked when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LIFE = ("events", "presence", "cases", "duty", "confirmed", "phone", "verification", "photos")
AGAINST = ("shut", "denied", "duplicates", "copies", "bursts", "travel", "late", "herds")
# Texts of a sign; every other entry of its mapping is a whole number, but `full`, which has one for each tier.
WORDS = ("words", "none", "refused", "expired", "far")


class VitalityError(ValueError):
    """The document of vitality signs cannot be used; `str()` is one sentence that says what is wrong."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: thousandths at full strength, what full strength is by tier, limits and sentences by name."""

    key: str
    weight: int
    full: Mapping[str, int]
    limits: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spec:
    """All signs, with the days looked at and the scores (thousandths) that part alive, weak and hollow."""

    version: str
    days: int
    grace_days: int
    verification_days: int
    alive_from: int
    hollow_below: int
    signs: Mapping[str, Sign]

    def sign(self, key: str) -> Sign:
        return self.signs[key]


def read_spec(document: Mapping[str, Any]) -> Spec:
    """VitalityError when a sign is missing or unknown, a number is none, or the weights do not fit."""
    try:
        signs = {
            key: _sign(key, document[part][key])
            for part, keys in (("life", LIFE), ("against", AGAINST))
            for key in keys
        }
        spec = Spec(
            version=str(document["version"]),
            days=_number(document, "days"),
            grace_days=_number(document, "grace_days"),
            verification_days=_number(document, "verification_days"),
            alive_from=_number(document["standing"], "alive"),
            hollow_below=_number(document["standing"], "hollow"),
            signs=signs,
        )
    except KeyError as missing:
        raise VitalityError(f"the document of vitality signs has no {missing}") from None
    for part, keys in (("life", LIFE), ("against", AGAINST)):
        if unknown := set(document[part]) - set(keys):
            raise VitalityError(f"no such sign: {', '.join(sorted(unknown))}")
    for key in ("events", "presence", "cases", "duty", "confirmed"):
        for tier in document["tiers"]:
            if signs[key].full.get(tier, 0) <= 0:
                raise VitalityError(f"{key}: `full` has no number above zero for {tier}")
    if sum(signs[key].weight for key in LIFE) != 1000:
        raise VitalityError("the weights of the signs of life do not sum to 1000 thousandths")
    if not 0 < spec.hollow_below < spec.alive_from <= 1000:
        raise VitalityError("`hollow` must lie below `alive`, both within 1000 thousandths")
    return spec


def _sign(key: str, entries: Mapping[str, Any]) -> Sign:
    names = [name for name in entries if name not in (*WORDS, "full", "weight")]
    full = {tier: _number(entries["full"], tier) for tier in entries.get("full", {})}
    words = {name: str(entries[name]) for name in WORDS if name in entries}
    if "words" not in words:
        raise VitalityError(f"{key} has no `words`")
    limits = {name: _number(entries, name) for name in names}
    return Sign(key, _number(entries, "weight"), full, limits, words)


def _number(entries: Mapping[str, Any], name: str) -> int:
    value = entries[name]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise VitalityError(f"`{name}` must be a whole number, not {value!r}")
    return value
