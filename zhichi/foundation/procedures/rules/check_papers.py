"""Papers: every slot is one that can be filled, and a decision tells what can be done against it."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import PaperSort
from zhichi.foundation.procedures.rules.check_clocks import running_at
from zhichi.foundation.procedures.rules.check_flow import ends_of, target
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault, many, named
from zhichi.foundation.procedures.rules.slots import SLOT, leftovers, named_in, slots_of

NO_REMEDY = "“{}”是一份决定，要告诉当事人不服怎么办：向哪个机关、几天之内、依据哪一条。请在“不服怎么办”里写。"
WHAT_SORT = "“{}”像是一份决定，请选“文书性质”：对当事人不利的决定要写不服怎么办；全部准予的选“准予、同意”。"


NOT_SERVED = "这个期限要从文书送达之日起算，可是这个动作没有要送达的文书。"
NOT_GIVEN = "“{}”要送达，就要选“交给当事人”。"
WITHIN_WHAT = "写了最迟什么时候送到，就要勾选“要依法送达”。"
ENDS_FIRST = "“{}”要先送达才能办结，可是写它的这一步就办结了。请加一个“已作出决定”的状态，送达以后再办结。"


def paper_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        record = part.get("record")
        yield from _serve_faults(document, place, part)
        yield from _within_faults(place, part.get("record", {}), known)
        if record is None:
            continue
        where = f"{place}.record"
        yield from _slot_faults(document, where, part, known)
        if record.get("sort") == PaperSort.DECISION and not record.get("remedy"):
            yield ProcedureFault(where, "a decision without remedy", NO_REMEDY.format(record["title"]))
        elif known.papers and "sort" not in record and record["title"].endswith(("决定书", "决定")):
            yield ProcedureFault(where, "a decision of no sort", WHAT_SORT.format(record["title"]))


def _serve_faults(
    document: Mapping[str, Any], place: str, part: Mapping[str, Any]
) -> Iterator[ProcedureFault]:
    """What waits for a paper to be served needs one that is; and a paper cannot be served by the act that ends all."""
    record = part.get("record", {})
    for n, effect in enumerate(part.get("clocks", ())):
        if effect.get("when") and not (record.get("serve") and "start" in effect):
            reason = "nothing is served by this act that a limit could wait for"
            yield ProcedureFault(f"{place}.clocks.{n}", reason, NOT_SERVED)
    if not record.get("serve"):
        return
    if not record.get("given"):
        yield ProcedureFault(f"{place}.record", "served to nobody", NOT_GIVEN.format(record["title"]))
    ends = ends_of(document)
    if place == "filing" or any(target(part, state) in ends for state in many(part["from"])):
        reason = "the case ends before the paper can be served"
        yield ProcedureFault(f"{place}.record", reason, ENDS_FIRST.format(record["title"]))


def _within_faults(place: str, record: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    """The limit to serve within is one that runs, of a paper that is served: its clock begins with the act."""
    within = record.get("serve_within")
    if within and not record.get("serve"):
        yield ProcedureFault(f"{place}.record", "a limit to serve what is not served", WITHIN_WHAT)
    if within and known.limits and within not in known.limits:
        told = f"没有启用的期限“{within}”。"
        yield ProcedureFault(f"{place}.record", f"unknown time limit {within!r}", told)


def _slot_faults(
    document: Mapping[str, Any], where: str, part: Mapping[str, Any], known: Known
) -> Iterator[ProcedureFault]:
    record = part["record"]
    forms = known.forms or {}
    asked = {ref: dict.fromkeys(names, "") for ref, names in forms.items()}
    words = slots_of(document, part, asked, {})
    texts = [*record.get("text", ()), *(remedy["body"] for remedy in record.get("remedy", ()))]
    for text in texts:
        for slot in dict.fromkeys(named_in(text)):
            sort, _, name = slot.partition(":")
            if name in known.private.get(_form(document, part, sort), ()):
                told = f"“{record['title']}”里要填的“{name}”是个人隐私，不能写进文书。"
                yield ProcedureFault(where, f"{slot!r} is private", told)
            elif slot not in words and (known.forms is not None or sort not in {"answer", "asked"}):
                yield ProcedureFault(where, f"unknown slot {slot!r}", _unknown(record["title"], sort, name))
        for word in dict.fromkeys(leftovers(text)):
            yield ProcedureFault(where, f"unknown slot {word!r}", _no_word(record["title"], word))
    if SLOT.search(record["title"]):
        yield ProcedureFault(where, "a title has no slots", "文书名称里不能有要填的空。")


def _form(document: Mapping[str, Any], part: Mapping[str, Any], sort: str) -> str:
    return str((document["filing"] if sort == "asked" else part).get("form", ""))


def _unknown(title: str, sort: str, name: str) -> str:
    if sort in {"answer", "asked"}:
        return f"“{title}”里要填“{name}”的答案，可是没有这个填写项了。请改这一句，或者把填写项加回来。"
    if sort == "limit":
        return f"“{title}”里要填期限“{name}”的最后一天，可是没有哪一步起算它。"
    return f"“{title}”里的空“{name or sort}”不认识，请从列出的里面选。"


def _no_word(title: str, word: str) -> str:
    if word in set("{}【】"):
        return f"“{title}”里有单个的“{word}”，请删去，或者写成一对【】。"
    return f"“{title}”里的【{word}】不认识，请从列出的里面选，字要一样。"


def paper_clock_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    """The last day of a limit is told only where the limit may have been running before, or starts."""
    running = running_at(document)
    for name, verb in document["verbs"].items():
        # What starts when the paper is served has no last day yet when the paper is written.
        starting = [one for one in verb.get("clocks", ()) if "start" in one and not one.get("when")]
        starts = {effect["start"] for effect in starting}
        for text in verb.get("record", {}).get("text", ()):
            for slot in named_in(text):
                sort, _, key = slot.partition(":")
                states = many(verb["from"])
                known = all(key in {limit for limit, _ in running.get(state, ())} for state in states)
                if sort == "limit" and key not in starts and not known:
                    told = (
                        f"到“{named(document, 'verbs', name)}”这一步，期限“{key}”不一定在计时，"
                        f"“{verb['record']['title']}”里写不出它的最后一天。"
                    )
                    yield ProcedureFault(f"verbs.{name}.record", f"{key!r} may not run here", told)
