"""Why an act was refused; the text is the sentence the person reads."""


class RefusedError(ValueError):
    """The act is not possible now, for this person, or with what was given. `field` names the answer at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class StaleError(RefusedError):
    """Somebody else acted on the case first; the sentence says who and when."""


class KeyReusedError(RefusedError):
    """An idempotency key came back with other content."""
