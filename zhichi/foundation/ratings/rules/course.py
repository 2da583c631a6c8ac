"""The way of a bad grade: which verb is possible in which state, and where it leads."""

from zhichi.foundation.ratings.enums import Finding, Grade, Pace, State, Verb
from zhichi.foundation.ratings.rules.grades import is_negative

FROM: dict[str, State] = {
    Verb.VERIFY: State.TO_VERIFY,
    Verb.CONTACT: State.TO_CONTACT,
    Verb.RECTIFY: State.TO_RECTIFY,
    Verb.CALL_BACK: State.TO_CALL_BACK,
    Verb.REOPEN: State.CLOSED,
}
# After so many rectifications that did not satisfy, it ends: who is still unsatisfied is told where to complain.
MOST_ROUNDS = 2


def verbs_in(state: str) -> list[Verb]:
    return [Verb(verb) for verb, begin in FROM.items() if begin == state]


def next_state(verb: str, *, finding: str = "", grade: int | None = None, round_: int = 1) -> State:
    """Where a verb leads. `grade` is what was said at the call-back, None when nobody could be reached."""
    if verb == Verb.VERIFY:
        return State.TO_CONTACT if finding == Finding.VALID else State.CLOSED
    if verb == Verb.CONTACT:
        return State.TO_RECTIFY
    if verb == Verb.RECTIFY:
        return State.TO_CALL_BACK
    if verb == Verb.REOPEN:
        return State.TO_VERIFY
    again = grade is not None and is_negative(grade) and round_ < MOST_ROUNDS
    return State.TO_RECTIFY if again else State.CLOSED


def faults_of(
    verb: str,
    *,
    words: str,
    finding: str = "",
    pace: str = "",
    reached: bool = True,
    grade: int | None = None,
) -> dict[str, str]:
    """A sentence for each answer that is missing or wrong, by its field."""
    faults = {}
    if len(words.strip()) < 2:
        faults["words"] = "请写明情况，让后面的人看得懂。"
    if verb == Verb.VERIFY:
        if finding not in Finding.values:
            faults["finding"] = "请选择核实的结果。"
        if finding == Finding.VALID and pace not in Pace.values:
            faults["pace"] = "请选择整改是简单还是复杂。"
    if verb == Verb.CALL_BACK and reached and grade not in Grade.values:
        faults["grade"] = "请选对方回访时的评价；没有联系上的，选“没有联系上”。"
    return faults
