"""Who may do what now, and the sentence that says why not."""

from collections.abc import Collection, Iterable

from zhichi.foundation.procedures.rules.shape import By, Procedure, Verb


def doer_fits(doers: Iterable[By], held: Collection[tuple[str, str]]) -> bool:
    """Whether any (role, tier) pair of `held` is named by `doers`; an empty tier in a doer means any tier."""
    return any(
        (not doer.tier or doer.tier == tier) and doer.role == role for doer in doers for role, tier in held
    )


def open_verbs(procedure: Procedure, state: str, held: Collection[tuple[str, str]]) -> tuple[Verb, ...]:
    """Verbs that leave `state` and that somebody with these (role, tier) pairs may do."""
    return tuple(verb for verb in procedure.verbs_from(state) if doer_fits(verb.by, held))


def sentence_for(
    procedure: Procedure, verb: Verb, state: str, labels: dict[str, str], tiers: dict[str, str]
) -> str:
    """Why `verb` is refused in `state`: the wrong state first, else who may do it, in plain Chinese."""
    if state not in verb.from_:
        allowed = "、".join(f"“{procedure.states[name].title}”" for name in verb.from_)
        return f"现在是“{procedure.states[state].title}”，只有在{allowed}时才能“{verb.title}”。"
    doers = "、".join(f"{tiers.get(doer.tier, '')}{labels.get(doer.role, doer.role)}" for doer in verb.by)
    return f"“{verb.title}”由{doers}办理。"
