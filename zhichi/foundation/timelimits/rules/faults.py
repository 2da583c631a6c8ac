"""What this room refuses; str is one Chinese sentence."""


class TimeLimitError(ValueError):
    """The clock cannot do that."""


class CountingError(TimeLimitError):
    """The period cannot be counted as asked."""


class NoLimitError(TimeLimitError):
    """No version of the limit is in force on that day, or it ships disabled because its text is not
    verified."""
