"""Faults of the kind that old paper files hold, one to a file, as the rules of risk number them (domain.md §3.11).

The house's own verbs refuse most of these, so they are written as records are that come from a former table. The file
`demo_faults.json` beside the database says which case has which: `zhichi complaints risk --demo` measures against it.
R14, R16 and R20 have no rule yet, so nothing is seeded for them.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from django.utils.timezone import localdate

from zhichi.config.demo.complaint_stories import Story

ANSWERS = "demo_faults.json"
EACH = 5
Seeding = Callable[[Story, int], None]


def _no_acceptance(story: Story, turn: int) -> None:
    story.step("accept").told = False


def _complainant_not_told(story: Story, turn: int) -> None:
    story.drop("tell_transfer")


def _alone(story: Story, turn: int) -> None:
    if turn % 2:
        story.oddity.handler_alone = True
    else:
        story.step("investigate").answers["with"] = story.bureau.first.name


def _not_heard(story: Story, turn: int) -> None:
    story.drop("hear_respondent")


def _not_reviewed(story: Story, turn: int) -> None:
    """Reviewed means discussed after it: neither is in the file, and the matter is not one that needs it."""
    _light(story)
    story.drop("legal_review")


def _light(story: Story) -> None:
    story.drop("discuss")
    story.step("draft").answers["weighty"] = "no"
    story.step("decide").answers["result"] = "corrected"


def _not_discussed(story: Story, turn: int) -> None:
    _light(story)
    story.step("draft").answers["weighty"] = "yes" if turn % 2 else "no"
    story.step("decide").answers["result"] = "corrected" if turn % 2 else "penalty"


def _wrong_remedy(story: Story, turn: int) -> None:
    story.oddity.remedy = "none" if turn % 2 else "short"


def _not_served(story: Story, turn: int) -> None:
    if turn % 3 == 0:
        story.oddity.unserved = True
    elif turn % 3 == 1:
        story.oddity.signer = "other"
    else:
        story.oddity.without_attempt = True


def _dated_before(story: Story, turn: int) -> None:
    day = localdate(story.step("legal_review").at) - timedelta(days=3)
    story.step("decide").answers["dated"] = day.isoformat()


def _not_sealed(story: Story, turn: int) -> None:
    story.oddity.seal = "missing" if turn % 2 else "changed"


def _own_reviewer(story: Story, turn: int) -> None:
    story.step("legal_review").by = story.bureau.first


def _ninety_days(story: Story, turn: int) -> None:
    story.put_off("investigate", 95)


def _longer_too_late(story: Story, turn: int) -> None:
    story.put_off("legal_review", 55)
    story.longer = (story.filed_at + timedelta(days=68), 60)


def _relative(story: Story, turn: int) -> None:
    story.name = story.bureau.second.name


def _no_consent(story: Story, turn: int) -> None:
    story.oddity.way, story.oddity.signer = "electronic", ""


def _two_months(story: Story, turn: int) -> None:
    story.put_off("investigate", 40)


DECIDED = "decided_ended"
# Key: on which stories, how, and which signals are true then: nobody is late by ninety days within two months.
FAULTS: dict[str, tuple[str, Seeding, tuple[str, ...]]] = {
    "R1": (DECIDED, _no_acceptance, ("R1",)),
    "R2": ("transferred_ended", _complainant_not_told, ("R2",)),
    "R3": (DECIDED, _alone, ("R3",)),
    "R4": (DECIDED, _not_heard, ("R4",)),
    "R5": (DECIDED, _not_reviewed, ("R5",)),
    "R6": (DECIDED, _not_discussed, ("R6",)),
    "R7": (DECIDED, _wrong_remedy, ("R7",)),
    "R8": (DECIDED, _not_served, ("R8",)),
    "R9": (DECIDED, _dated_before, ("R9",)),
    "R10": (DECIDED, _not_sealed, ("R10",)),
    "R11": (DECIDED, _own_reviewer, ("R11",)),
    "R12": (DECIDED, _ninety_days, ("R12", "R21")),
    "R13": (DECIDED, _longer_too_late, ("R13",)),
    "R18": (DECIDED, _relative, ("R18",)),
    "R19": (DECIDED, _no_consent, ("R19",)),
    "R21": (DECIDED, _two_months, ("R21",)),
}


def seed(stories: Iterable[Story]) -> None:
    """Five of each, on the oldest stories of the kind that fit, so that the long ones are over; then the pairs."""
    free = sorted(stories, key=lambda one: one.filed_at)
    for turn in range(EACH):
        for ending, seeding, signals in FAULTS.values():
            story = next(one for one in free if one.ending == ending)
            free.remove(story)
            seeding(story, turn)
            story.faults = list(signals)
    decided = [one for one in free if one.ending == DECIDED]
    for one, other in ((decided[0], decided[1]), (decided[2], decided[3])):
        _same_words(one, other)
    _again_and_again(decided[4:7])
    _again_and_again(decided[7:10])


def _same_words(one: Story, other: Story) -> None:
    """R15: the second decision found, word for word, what the first one did."""
    other.step("decide").answers["facts"] = one.step("decide").answers["facts"]
    one.faults, other.faults = ["R15"], ["R15"]


def _again_and_again(three: list[Story]) -> None:
    """R17: the third complaint about the same person within twelve months; the first two are what they are."""
    for one in three[1:]:
        one.answers["respondent"] = three[0].answers["respondent"]
    three[-1].faults = ["R17"]


def keep_answers(home: Path, seeded: Mapping[str, list[str]]) -> None:
    """Case number to signals, none for a clean one."""
    text = json.dumps(seeded, ensure_ascii=False, indent=1, sort_keys=True)
    (home / ANSWERS).write_text(text + "\n", encoding="utf-8")
