"""What this room offers: its files of law, loaded after the limits they name."""

from zhichi.foundation.procedures.actions import load_procedures
from zhichi.foundation.sockets.public import LAW_LOADERS


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("procedures", load_procedures)
