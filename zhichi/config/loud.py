"""Templates that fail loudly in tests: an undefined variable raises instead of printing nothing."""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import Node

PACKAGE = Path(__file__).resolve().parents[1]


class UndefinedVariableError(AssertionError):
    """A template of ours printed a variable that its context does not have."""


def rendering_template(frame: FrameType | None) -> str:
    """Path of the template whose node is being rendered, read from the call stack, or empty."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and frame.f_code.co_name in {"render_annotated", "render"}:
            origin = getattr(node, "origin", None)
            if origin is not None:
                return str(origin.name)
        frame = frame.f_back
    return ""


class LoudIfInvalid(str):
    """For `string_if_invalid`: raises for templates under `zhichi/`, not for those of libraries."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True  # Django asks an empty string no further

    def __contains__(self, key: object) -> bool:
        return key == "%s" or super().__contains__(str(key))

    def __mod__(self, variable: object) -> str:
        template = rendering_template(sys._getframe(1))
        if template and Path(template).is_relative_to(PACKAGE):
            raise UndefinedVariableError(
                f"{Path(template).relative_to(PACKAGE)}: {{{{ {variable} }}}} is not defined"
            )
        return ""
