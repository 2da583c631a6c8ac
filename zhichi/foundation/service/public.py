"""The door of `foundation.service`."""

__all__: list[str] = []
