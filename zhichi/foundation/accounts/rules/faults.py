"""What a verb of the room raises when it cannot be done."""


class AccountError(ValueError):
    """An act that cannot be done; `str(error)` is one Chinese sentence."""


class RefusedError(AccountError):
    """An act that this actor may not do (403)."""
