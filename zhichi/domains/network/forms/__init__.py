"""Input shapes of the room."""

from zhichi.domains.network.forms.finding import FindForm

__all__ = ["FindForm"]
