"""R1, R2, R21 to R23: answered in writing in time, told where it went, decided and told within the limits."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.complaints.rules.signals.facts import ELSEWHERE, CaseFacts

ANSWERS = {
    "accept": ("cp.acceptance_notice", "《投诉受理通知书》"),
    "refuse": ("cp.refusal_notice", "《投诉不予受理告知书》"),
}


def beginning(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    if facts.state in ELSEWHERE:
        return
    yield from _answered(facts, today)
    moved = facts.last("transfer") or facts.last("transfer_outside")
    back = facts.last("take_back") or facts.last("referral_returned")
    passed_on = moved is not None and (back is None or back.at < moved.at)
    if moved is not None and passed_on and facts.named and today > moved.on:
        told = facts.last("tell_transfer")
        if told is None or told.at < moved.at:
            yield "R2", f"{moved.on}转办，第二天起仍没有书面告知投诉人。"
    yield from _two_months(facts, today)
    yield from _own_limits(facts, today)


def _answered(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    for verb, (key, title) in ANSWERS.items():
        if facts.did(verb) and facts.paper(key) is None:
            yield "R1", f"办了“{'受理' if verb == 'accept' else '不予受理'}”，案卷里没有{title}。"
            return
    clock = facts.clock("accept")
    if clock is None or clock.due_on is None:
        return
    if clock.stopped_on is None and today > clock.due_on:
        yield "R1", f"受理审查的期限到{clock.due_on}为止，没有书面答复。"
    elif clock.stopped_on is not None and clock.stopped_on > clock.due_on:
        yield "R1", f"受理审查的期限到{clock.due_on}为止，{clock.stopped_on}才答复。"


def _two_months(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    """行政诉讼法 §47, whatever limit of its own the kind has."""
    clock = facts.clock("backstop")
    if clock is None or clock.due_on is None:
        return
    if clock.stopped_on is None and today > clock.due_on:
        yield "R21", f"两个月到{clock.due_on}届满，没有处理结果。"
    elif clock.stopped_on is not None and clock.stopped_on > clock.due_on:
        yield "R21", f"两个月到{clock.due_on}届满，{clock.stopped_on}才有结果。"


def _own_limits(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    """R22, R23: where another rule sets a period it counts (行政诉讼法 §47)."""
    for key, which, what in (("R22", "decide", "作出处理决定"), ("R23", "notify", "告知处理结果")):
        clock = facts.clock(which)
        if clock is None or clock.due_on is None:
            continue
        if clock.stopped_on is None and today > clock.due_on:
            yield key, f"{what}的期限到{clock.due_on}为止，还没有办。"
        elif clock.stopped_on is not None and clock.stopped_on > clock.due_on:
            yield key, f"{what}的期限到{clock.due_on}为止，{clock.stopped_on}才办。"
