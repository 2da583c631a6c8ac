"""Limits that the bureau writes itself: a version from a day on, the next version, switched off and on."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import BASIS_FAULTS, LIMIT_USERS
from zhichi.foundation.timelimits.access import can_write_limits
from zhichi.foundation.timelimits.enums import Code, Confidence, LimitKind, Origin
from zhichi.foundation.timelimits.models import Limit
from zhichi.foundation.timelimits.rules import Terms, basis_text, is_promise, terms_faults

OWN = "own."
LONGEST_REASON = 200
GONE = "没有这条期限。"
OF_AN_ITEM = "这是服务事项的指南里承诺的时间，请到“服务事项”里改；事项发布以后这里自动跟着变。"


class LimitError(ValueError):
    """What cannot be taken; `faults` are pairs of (field or "", Chinese sentence)."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__("".join(sentence for _, sentence in faults))
        self.faults = list(faults)


@transaction.atomic
def publish_limit(*, terms: Terms, key: str = "", seen: int = 0, by: Actor, at: datetime) -> Limit:
    """A new limit, or with `key` its next version; `seen` is the newest version that its writer knew.

    A new one gets the next free key `own.<n>`. What is the same as the newest version changes nothing. Raises
    LimitError, PermissionError.
    """
    _let_in(by)
    terms = terms.trimmed()
    held = list(Limit.objects.select_for_update().order_by("key", "version"))
    versions = [limit for limit in held if limit.key == key]
    if key and not versions:
        raise LimitError(("", GONE))
    newest = versions[-1] if versions else None
    if newest is not None and newest.confidence == Confidence.UNCERTAIN:
        raise LimitError(("", f"期限“{newest.title}”{newest.why_off}"))
    if is_promise(key):
        raise LimitError(("", OF_AN_ITEM))
    if newest is not None and _values(newest) == _values_of(terms):
        return newest
    faults = [*terms_faults(terms, localdate(at)), *_standing_faults(terms, key, seen, held)]
    if faults:
        raise LimitError(*faults)
    return write_version(key or _next_key(held), newest, terms, by=by, at=at)


def write_version(key: str, newest: Limit | None, terms: Terms, *, by: Actor, at: datetime) -> Limit:
    """Write terms that are sound as the version after `newest`, with its entry on the ledger."""
    made = Limit.objects.create(
        key=key,
        version=newest.version + 1 if newest else 1,
        trigger=newest.trigger if newest else "office.told",
        origin=Origin.SHIPPED if by.kind == "system" else Origin.OFFICE,
        confidence=Confidence.FOUND if terms.kind == LimitKind.STATUTORY else Confidence.KNOWN,
        effective_from=terms.effective_from,
        on_expiry=newest.on_expiry if newest else "",
        roll=newest.roll if newest else True,
        **_values_of(terms),
    )
    facts = {"version": made.version, "n": made.n, "unit": made.unit, "kind": made.kind}
    facts |= {"effective_from": terms.effective_from.isoformat(), "title": made.title}
    _note(made.key, Code.LIMIT_PUBLISHED, facts, by=by, at=at, basis=basis_text(made.law, made.article))
    return made


@transaction.atomic
def switch_off(*, key: str, reason: str, by: Actor, at: datetime) -> None:
    """From now on it starts no clock; those that run go on. Refused while something in force starts it.

    Raises LimitError, PermissionError.
    """
    _let_in(by)
    rows = _locked(key)
    if is_promise(key):
        raise LimitError(("", OF_AN_ITEM))
    reason = reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise LimitError(("reason", f"请写明为什么停用，最多 {LONGEST_REASON} 个字。"))
    if not any(limit.enabled for limit in rows):
        raise LimitError(("", "这条期限已经停用了。"))
    if users := users_of(key, localdate(at)):
        told = "、".join(users)
        raise LimitError(("", f"还在用，不能停用：{told}。请先把它们改成不用这条期限的新版本。"))
    Limit.objects.filter(key=key, enabled=True).update(enabled=False, off_because=reason)
    _note(key, Code.LIMIT_OFF, {"reason": reason}, by=by, at=at)


@transaction.atomic
def switch_on(*, key: str, by: Actor, at: datetime) -> None:
    """What the bureau switched off may start clocks again; an unverified one may not. Raises LimitError."""
    _let_in(by)
    rows = _locked(key)
    if not any(limit.off_because for limit in rows):
        raise LimitError(("", "这条期限没有被停用过。"))
    off = Limit.objects.filter(key=key).exclude(off_because="")
    off.exclude(confidence=Confidence.UNCERTAIN).update(enabled=True, off_because="")
    _note(key, Code.LIMIT_ON, {}, by=by, at=at)


def users_of(key: str, day: date) -> list[str]:
    """What starts clocks on this limit from that day on, by what it is called."""
    return [told for users in LIMIT_USERS for told in users(key, day)]


def _let_in(by: Actor) -> None:
    verdict = can_write_limits(by)
    if not verdict:
        raise PermissionError(verdict.because)


def _locked(key: str) -> list[Limit]:
    rows = list(Limit.objects.select_for_update().filter(key=key))
    if not rows:
        raise LimitError(("", GONE))
    return rows


def _standing_faults(terms: Terms, key: str, seen: int, held: list[Limit]) -> list[tuple[str, str]]:
    """What is wrong with terms beside what stands already: the title, the version seen, a dead article."""
    faults = []
    if any(limit.title == terms.title and limit.key != key and limit.enabled for limit in held):
        faults.append(("title", f"已经有一条叫“{terms.title}”的期限，请换一个名称，或者直接用那一条。"))
    versions = [limit for limit in held if limit.key == key]
    if versions and seen != versions[-1].version:
        faults.append(("", f"刚才有人定了第 {versions[-1].version} 版，请看过再改。您填写的内容没有丢。"))
    if any((limit.effective_from or date.min) > terms.effective_from for limit in versions):
        faults.append(("effective_from", f"前一版从 {versions[-1].effective_from} 起施行，新版不能更早。"))
    basis = basis_text(terms.law, terms.article)
    if basis and terms.article:
        faults += [("article", told) for judge in BASIS_FAULTS for told in judge(basis, terms.effective_from)]
    return faults


def _next_key(held: list[Limit]) -> str:
    taken = [int(limit.key.removeprefix(OWN)) for limit in held if limit.key.startswith(OWN)]
    return f"{OWN}{max(taken, default=0) + 1}"


def _values_of(terms: Terms) -> dict[str, Any]:
    """What a version holds of its terms, but for its day."""
    extension: dict[str, Any] = {}
    if terms.extend_n:
        extension = {"n": terms.extend_n, "unit": terms.unit, "approver": terms.approver}
        extension |= {"repeatable": True} if terms.repeatable else {}
    names = ("title", "n", "unit", "kind", "starts", "law", "article", "citation", "promised_by", "note")
    return {name: getattr(terms, name) for name in names} | {
        "suspends": list(terms.suspends),
        "extension": extension,
        "warn_before": terms.warn,
    }


def _values(limit: Limit) -> dict[str, Any]:
    names = ("title", "n", "unit", "kind", "starts", "law", "article", "citation", "promised_by", "note")
    return {name: getattr(limit, name) for name in (*names, "suspends", "extension", "warn_before")}


def _note(key: str, what: Code, facts: dict[str, Any], *, by: Actor, at: datetime, basis: str = "") -> None:
    append(subject=f"limit:{key}", at=at, actor=by.ref, code=what, payload={"key": key, **facts}, basis=basis)
