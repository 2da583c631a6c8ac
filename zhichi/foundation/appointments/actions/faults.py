"""Why an act was refused; the text is the sentence the person reads."""


class TurnError(ValueError):
    """Not possible now or with what was given. `field` names the input at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class FullError(TurnError):
    """No place is left at that time."""


class LimitError(TurnError):
    """One telephone or address holds too many."""


class LockedError(PermissionError):
    """Too many wrong codes; the sentence says when to try again."""
