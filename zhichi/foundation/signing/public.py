"""The door of `foundation.signing`."""

__all__: list[str] = []
