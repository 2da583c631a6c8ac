"""Why a file is not taken; str is one Chinese sentence that says what to do."""


class FileFault(ValueError):
    """The upload is refused; nothing was kept."""


class StorageFull(FileFault):
    """The disk is full: not the citizen's fault, and nothing was kept."""

    def __init__(self) -> None:
        super().__init__("服务器的存储空间满了，这份材料没有保存。请稍后再试，或者打电话联系我们。")


class TooMuchFault(FileFault):
    """No fault of the file: so much is on its way already that one more has to wait."""


class OffsetError(ValueError):
    """The piece does not begin where the last one ended: the sender asks how far it got."""
