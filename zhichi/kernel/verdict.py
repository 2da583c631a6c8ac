"""The answer to "may this actor do this?", with the sentence the officer reads when the answer is no."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """`allowed` and, when it is not, `because`: one plain Chinese sentence. Truthy when allowed."""

    allowed: bool
    because: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)
