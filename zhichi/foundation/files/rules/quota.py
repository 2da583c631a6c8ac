"""How much may be on its way at once."""

from dataclasses import dataclass
from datetime import timedelta

# A piece that comes in one request; below what a request may hold in memory.
LARGEST_PIECE = 1024 * 1024
# How long a file that nobody goes on sending is kept, and how long one that was used answers a second press.
KEPT_FOR = timedelta(hours=24)
PRESSED_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Quota:
    files: int
    size: int
    because: str


# A filing takes twenty papers; a village office sends for several people from one address.
OF_OWNER = Quota(20, 200 * 1024 * 1024, "还没提交的材料太多了。请先提交已经传好的，或者删掉几份再传。")
OF_ADDRESS = Quota(100, 1024 * 1024 * 1024, "这个网络上同时上传的材料太多了，请过一会儿再试，或者到窗口交。")


def over(quota: Quota, *, files: int, held: int, size: int) -> str:
    """Why one more file of `size` bytes is too much beside `files` with together `held` bytes; "" when it is not."""
    return quota.because if files >= quota.files or held + size > quota.size else ""
