"""The door of `foundation.pace`."""

from zhichi.foundation.pace.enums import Purpose
from zhichi.foundation.pace.gates import paced

__all__ = ["Purpose", "paced"]
