"""Refusals: each is one sentence for the person."""


class SigningError(ValueError):
    """A certificate, a paper or a picture with which nothing is signed."""


class PdfFault(SigningError):
    """A PDF that no seal of ours goes on."""


class RefusedError(SigningError):
    """It is not this officer's to do."""
