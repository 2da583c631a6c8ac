"""What an officer writes of a limit, and what is wrong with it: pure values, one sentence a fault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from zhichi.foundation.timelimits.enums import Approver, LimitKind, LimitUnit, SuspensionKind

UNITS = (LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.MONTH, LimitUnit.HOUR)
LONGEST = 1000
PROMISES = "item."
TEXTS = {
    "title": 100,
    "starts": 120,
    "law": 120,
    "article": 120,
    "citation": 1000,
    "promised_by": 100,
    "note": 500,
}
CALLED = {
    "title": "名称",
    "starts": "从什么时候起算",
    "law": "法律、法规",
    "article": "条款",
    "citation": "条文要旨",
    "promised_by": "谁作的承诺",
    "note": "说明",
}


@dataclass(frozen=True)
class Terms:
    """A version of a limit as it is written. `extend_n` 0: it cannot be extended; `warn` None: as every clock does."""

    title: str
    n: int
    unit: str
    kind: str
    effective_from: date
    starts: str = ""
    suspends: tuple[str, ...] = ()
    extend_n: int = 0
    approver: str = ""
    repeatable: bool = False
    warn: int | None = None
    law: str = ""
    article: str = ""
    citation: str = ""
    promised_by: str = ""
    note: str = ""

    def trimmed(self) -> "Terms":
        return replace(self, **{name: getattr(self, name).strip() for name in TEXTS})


def terms_faults(terms: Terms, today: date) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything wrong with trimmed terms."""
    for name, most in TEXTS.items():
        if len(getattr(terms, name)) > most:
            yield name, f"“{CALLED[name]}”最多写 {most} 个字。"
    if not terms.title:
        yield "title", "请填写名称。"
    if not 0 < terms.n <= LONGEST:
        yield "n", f"请填 1 到 {LONGEST} 之间的数。"
    if terms.unit not in UNITS:
        yield "unit", "请选择按什么计算。"
    if not terms.starts:
        yield "starts", "请写明从什么时候起算，例如：收到申请之日。"
    if terms.effective_from < today:
        yield "effective_from", f"{terms.effective_from} 已经过去，只能从今天（{today}）或者以后起施行。"
    if strange := set(terms.suspends) - set(SuspensionKind.values):
        yield "suspends", f"没有“{'、'.join(sorted(strange))}”这种中止事由。"
    yield from _basis_faults(terms)
    yield from _extension_faults(terms)
    if terms.warn is not None and not 0 < terms.warn <= 100:
        yield "warn", "提前提醒请填 1 到 100，或者不填。"
    elif terms.warn is not None and terms.unit != LimitUnit.MONTH and terms.warn >= terms.n:
        yield "warn", "提前提醒的时间不能等于或者超过期限本身。"


def _basis_faults(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.kind == LimitKind.STATUTORY:
        if not terms.law:
            yield "law", "法定期限要写明是哪一部法律、法规。没有法律依据的，请选“我们自己承诺的”。"
        if not terms.article:
            yield "article", "法定期限要写明是第几条。"
    elif terms.kind != LimitKind.TARGET:
        yield "kind", "请选择是法律规定的，还是自己承诺的。"
    elif not terms.promised_by:
        yield "promised_by", "请写明是哪个单位作的承诺。"


def _extension_faults(terms: Terms) -> Iterator[tuple[str, str]]:
    if not 0 <= terms.extend_n <= LONGEST:
        yield "extend_n", f"请填 1 到 {LONGEST} 之间的数，不能延长的不填。"
    if terms.extend_n and terms.approver not in Approver.values:
        yield "approver", "可以延长的，要选由谁批准。"
    if (terms.approver or terms.repeatable) and not terms.extend_n:
        yield "extend_n", "请填每次最多延长多少；不能延长的，把批准人改为“不能延长”。"


def promise_key(item: str) -> str:
    """The key of the limit that an item's guide promises; nothing for no item."""
    return f"{PROMISES}{item}" if item else ""


def is_promise(key: str) -> bool:
    """Whether a limit belongs to the guide of an item, which alone changes it."""
    return key.startswith(PROMISES)


def basis_text(law: str, article: str) -> str:
    """The citation as other rooms write it; empty for a promise without a law."""
    return f"{law}{article}" if law else ""
