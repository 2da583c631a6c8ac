"""What can be wrong with what somebody wants of a kiosk."""


class KioskError(ValueError):
    """A sentence for the page; nothing was changed."""
