"""What a grade means."""

from zhichi.foundation.ratings.enums import Grade


def is_negative(grade: int) -> bool:
    """不满意 and 非常不满意 are negative ratings (GB/T 39735—2020)."""
    return grade <= Grade.BAD
