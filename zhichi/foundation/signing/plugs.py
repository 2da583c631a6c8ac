"""What this room offers."""


def plug_in() -> None:
    """Called once by the app's ready()."""
