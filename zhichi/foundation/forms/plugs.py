"""What this room offers to the floors above."""


def plug_in() -> None:
    """Called once by the app's ready()."""
