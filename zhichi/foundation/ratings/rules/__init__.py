"""What a grade means, the way of a bad one, and what reports may show."""

from zhichi.foundation.ratings.rules.course import faults_of, next_state, verbs_in
from zhichi.foundation.ratings.rules.grades import is_negative
from zhichi.foundation.ratings.rules.hiding import FEWEST, Group, published
from zhichi.foundation.ratings.rules.quarters import Quarter

__all__ = ["FEWEST", "Group", "Quarter", "faults_of", "is_negative", "next_state", "published", "verbs_in"]
