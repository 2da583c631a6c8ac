"""Publication copies and the bytes everybody may take."""

from zhichi.foundation.redaction.models.publication import CopyBytes, Publication

__all__ = ["CopyBytes", "Publication"]
