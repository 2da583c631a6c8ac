"""The door of `foundation.seals`."""

__all__: list[str] = []
