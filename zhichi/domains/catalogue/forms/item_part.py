"""What every part of the item editor is: a form that reads its keys of the document and gives them back."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

Document = Mapping[str, Any]


def mark_needed(fields: Mapping[str, forms.Field], names: Iterable[str]) -> None:
    """What must be filled before anything is published is marked so; a draft may leave it open."""
    for name in names:
        fields[name].in_the_end = True  # type: ignore[attr-defined]  # read by the mark beside the label


class Part(forms.Form):
    """One part of the editor. Nothing is required here: a draft may be half finished, the faults are told beside it."""

    # What cannot be left empty when it is published.
    needed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_needed(self.fields, self.needed)

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        raise TypeError("every part says what it reads")

    def changes(self) -> dict[str, Any]:
        """Keys of the document with what they are now; None takes a key away."""
        raise TypeError("every part says what it writes")
