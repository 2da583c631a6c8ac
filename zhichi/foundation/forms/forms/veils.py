"""What the bureau holds of people, masked in the inputs of a page: left as it stands it means what is held."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.rules import Form
from zhichi.foundation.forms.rules.personal import MASKS, part_of


class Veils:
    """For each input by its name the value held and its mask; empty where a page may show what is held."""

    def __init__(self, form: Form, held: Mapping[str, Any]) -> None:
        self.masks: dict[str, tuple[str, str]] = {}
        for name, value in held.items():
            field = form.fields[name]
            if isinstance(value, Mapping):
                for part, text in value.items():
                    self._veil(f"{name}-{part}", part, text)
            else:
                self._veil(name, part_of(field), value)

    def hide(self, name: str, value: Any) -> Any:
        """What the input shows."""
        real, masked = self.masks.get(name, (None, ""))
        return masked if value and value == real else value

    def restore(self, name: str, typed: Any) -> Any:
        """What the input means: its mask, untouched, is the value held."""
        real, masked = self.masks.get(name, ("", None))
        return real if typed == masked else typed

    def _veil(self, name: str, part: str, value: Any) -> None:
        if part in MASKS and isinstance(value, str) and value:
            self.masks[name] = (value, MASKS[part](value))
