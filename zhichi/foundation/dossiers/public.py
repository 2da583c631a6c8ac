"""The door of `foundation.dossiers`."""

__all__: list[str] = []
