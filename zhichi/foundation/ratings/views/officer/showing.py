"""How far away a day is: the light and the words beside it."""

from datetime import date

from zhichi.foundation.cases.public import days_left_sentence, light_of
from zhichi.foundation.ratings.models import Rectification


def day_of(one: Rectification, today: date) -> dict[str, str] | None:
    """None where no limit runs."""
    if one.due_on is None:
        return None
    light = light_of(one.due_on, today, suspended=False, done=False)
    return {"light": str(light), "words": days_left_sentence(one.due_on, today)}
