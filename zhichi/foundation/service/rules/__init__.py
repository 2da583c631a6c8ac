"""Service as pure functions of values."""

from zhichi.foundation.service.rules.checking import attempt_faults
from zhichi.foundation.service.rules.effect import Effect, effect_of, local_day
from zhichi.foundation.service.rules.shape import Method, read
from zhichi.foundation.service.rules.told import Agreed, Told

__all__ = ["Agreed", "Effect", "Method", "Told", "attempt_faults", "effect_of", "local_day", "read"]
