"""The door of `foundation.redaction`."""

__all__: list[str] = []
