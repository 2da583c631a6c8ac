"""Names a document uses: states, roles, tiers, desks, limits, reasons of suspension."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.procedures.enums import Actor, FieldType
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault, many

ANONYMOUS = "可以不留姓名的业务，不能要身份证号。请选一样。"
CLOCK_ACTIONS = ("start", "stop", "suspend", "resume", "extend")


def name_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    states, filing = document["states"], document["filing"]
    try:
        date.fromisoformat(document.get("effective_from", "2000-01-01"))
    except ValueError:
        day = document["effective_from"]
        yield ProcedureFault("effective_from", f"no such day: {day!r}", f"施行日期“{day}”不是一个日子。")
    prefix = document.get("prefix", "")
    if other := known.prefixes.get(prefix):
        yield ProcedureFault("prefix", f"{prefix!r} belongs to another kind", prefix_taken(prefix, other))
    if filing["state"] not in states:
        yield _no_state("filing.state", filing["state"])
    if filing.get("anonymous") and filing.get("identity"):
        reason = "a filing without a name cannot ask for an id number"
        yield ProcedureFault("filing.identity", reason, ANONYMOUS)
    yield from _desk_and_clock_faults("filing", filing, known)
    for name, verb in document["verbs"].items():
        yield from _verb_faults(f"verbs.{name}", verb, states, known)
        yield from _desk_and_clock_faults(f"verbs.{name}", verb, known)


def prefix_taken(prefix: str, other: str) -> str:
    return f"编号字头 {prefix} 已经是“{other}”的，办件编号会分不清，请换一个。"


def _no_state(place: str, state: str) -> ProcedureFault:
    return ProcedureFault(place, f"unknown state {state!r}", f"这里用到的状态“{state}”不存在。")


def _verb_faults(
    place: str, verb: Mapping[str, Any], states: Mapping[str, Any], known: Known
) -> Iterator[ProcedureFault]:
    for state in many(verb["from"]):
        if state not in states:
            yield _no_state(f"{place}.from", state)
    if verb["to"] != "same" and verb["to"] not in states:
        yield _no_state(f"{place}.to", verb["to"])
    for doer in many(verb["by"]):
        role, _, tier = doer.partition("@")
        if role not in Actor.values and known.roles and role not in known.roles:
            yield ProcedureFault(f"{place}.by", f"unknown role {role!r}", f"没有“{role}”这种岗位。")
        if tier and known.tiers and tier not in known.tiers:
            yield ProcedureFault(f"{place}.by", f"unknown tier {tier!r}", f"没有“{tier}”这一层级。")
    after = verb.get("after_clock")
    if known.limits and after and after not in known.limits:
        yield _no_limit(f"{place}.after_clock", after)


def _no_limit(place: str, limit: str) -> ProcedureFault:
    return ProcedureFault(place, f"unknown time limit {limit!r}", f"没有启用的期限“{limit}”。")


def _desk_and_clock_faults(place: str, part: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    for desk in many(part.get("desk")):
        if desk not in {"same", "origin"} and known.desks and desk not in known.desks:
            told = f"没有“{desk}”这类单位。"
            yield ProcedureFault(f"{place}.desk", f"unknown kind of unit {desk!r}", told)
    numbers = {field["name"] for field in part.get("fields", ()) if field["type"] == FieldType.NUMBER}
    names = {field["name"] for field in part.get("fields", ())}
    for index, effect in enumerate(part.get("clocks", ())):
        where = f"{place}.clocks.{index}"
        actions = [action for action in CLOCK_ACTIONS if action in effect]
        if len(actions) != 1:
            reason = f"exactly one of {', '.join(CLOCK_ACTIONS)} is needed"
            yield ProcedureFault(where, reason, "一行只能选一种：起算、停止、中止、恢复或者延长。")
            continue
        yield from _effect_faults(where, actions[0], effect, known)
        if effect.get("n_from") and effect["n_from"] not in numbers:
            reason = f"n_from names no number field of this form: {effect['n_from']!r}"
            yield ProcedureFault(where, reason, "天数要取自这个动作里的一个“整数”填写项。")
        if actions[0] == "extend" and "reason" not in names:
            told = "延长期限要有一个标识为 reason 的填写项，写明理由。"
            yield ProcedureFault(where, "an extension needs a field `reason`", told)


def _effect_faults(
    where: str, action: str, effect: Mapping[str, Any], known: Known
) -> Iterator[ProcedureFault]:
    target = effect[action]
    usable = known.limits | known.unused if effect.get("where_enabled") else known.limits
    if action in {"start", "stop", "extend"} and known.limits and target not in usable:
        yield _no_limit(where, target)
    if action in {"suspend", "resume"} and known.suspensions and target not in known.suspensions:
        reason = f"unknown reason of suspension {target!r}"
        yield ProcedureFault(where, reason, f"没有“{target}”这种中止事由。")
    if action == "extend" and not effect.get("n_from"):
        reason = "an extension needs n_from, the number field that says by how much"
        yield ProcedureFault(where, reason, "延长期限要选一个“整数”填写项，说明延长多少。")
    if where.startswith("filing.") and effect.get("where_enabled"):
        reason = "a filing cannot do without a limit that it starts"
        yield ProcedureFault(where, reason, "申请时起算的期限必须是启用的，不能写“没有启用的不算”。")
    if where.startswith("filing.") and action != "start":
        reason = "a filing only starts clocks"
        yield ProcedureFault(where, reason, "申请时只能起算期限，还没有别的期限可以停止或者中止。")
