"""What is known of each item today: the highest review, else the register, else the point's own word."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhichi.domains.standards.enums import Level, Standing
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.next_grade import way_on
from zhichi.domains.standards.rules.scoring import Tally, tally
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.domains.standards.rules.way import Way

Marks = Mapping[tuple[str, str], bool]  # (level, item code) -> met
REVIEWS = (Level.CITY, Level.COUNTY)


@dataclass(frozen=True, slots=True)
class Distance:
    """Where a point stands today."""

    sheet: Sheet
    known: Mapping[str, Standing]
    counted: Tally

    def codes(self, standing: Standing) -> tuple[str, ...]:
        return tuple(code for code, how in self.known.items() if how == standing)

    @property
    def way(self) -> Way | None:
        """The way to the next grade, worked out when asked for; None when every grade is reached."""
        return way_on(self.sheet, set(self.codes(Standing.MET)))


def standing_of(code: str, marks: Marks, answers: Mapping[str, Answer]) -> Standing:
    for level in REVIEWS:
        if (said := marks.get((level, code))) is not None:
            return Standing.MET if said else Standing.MISSING
    answer = answers.get(code)
    said = answer.met if answer and answer.met is not None else marks.get((Level.SELF, code))
    if said is None:
        return Standing.UNKNOWN
    return Standing.MET if said else Standing.MISSING


def distance(sheet: Sheet, marks: Marks, answers: Mapping[str, Answer]) -> Distance:
    """Unknown items count as not met: nothing is given for what nobody has looked at."""
    known = {item.code: standing_of(item.code, marks, answers) for item in sheet.items}
    met = {code for code, how in known.items() if how == Standing.MET}
    return Distance(sheet, known, tally(sheet.items, met))
