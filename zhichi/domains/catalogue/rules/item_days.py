"""Comparing periods of different units: roughly, and never against whoever waits."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from zhichi.domains.catalogue.enums import DayUnit

# Five working days are a week; the months of a promise are long and those of a statute are the calendar's.
IN_CALENDAR_DAYS = {
    DayUnit.WORKING_DAY: Fraction(7, 5),
    DayUnit.CALENDAR_DAY: Fraction(1),
    DayUnit.MONTH: Fraction(30),
    DayUnit.HOUR: Fraction(1, 24),
}


def length(span: Mapping[str, Any]) -> Fraction:
    """About how many calendar days."""
    return int(span["n"]) * IN_CALENDAR_DAYS[DayUnit(span["unit"])]


def longer(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether `one` takes longer than `other`; the same unit is compared exactly."""
    if one["unit"] == other["unit"]:
        return bool(one["n"] > other["n"])
    return length(one) > length(other)


def at_most(span: Mapping[str, Any]) -> Fraction:
    """How many days of its own kind a period has; months and hours in calendar days."""
    if span["unit"] in (DayUnit.MONTH, DayUnit.HOUR):
        return length(span)
    return Fraction(span["n"])
