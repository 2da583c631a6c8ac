"""The arithmetic of locks against guessing."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many failures in a fixed window lock; the lock doubles each time, up to `longest`."""

    failures: int
    window: timedelta
    lock: timedelta
    longest: timedelta = timedelta(hours=24)


THRESHOLDS: dict[str, Threshold] = {
    "login.account": Threshold(5, timedelta(minutes=15), timedelta(minutes=15)),
    "login.address": Threshold(30, timedelta(minutes=15), timedelta(minutes=15)),
    "track.code": Threshold(5, timedelta(minutes=30), timedelta(minutes=30)),
    "track.address": Threshold(30, timedelta(minutes=30), timedelta(minutes=30)),
    # Slips of services (domains.network): the code alone opens one, so only the address is counted.
    "slip.address": Threshold(15, timedelta(minutes=30), timedelta(minutes=30)),
    # Codes printed on papers (foundation.seals), looked up by whoever holds one.
    "check.address": Threshold(15, timedelta(minutes=30), timedelta(minutes=30)),
    # Codes with which an event is rated, and complaints about how a rating came about (foundation.ratings).
    "rating.address": Threshold(15, timedelta(minutes=30), timedelta(minutes=30)),
    "rating.pressure": Threshold(5, timedelta(hours=1), timedelta(hours=1)),
    # Complaints about village advisers (domains.lawtalk).
    "adviser.complaint": Threshold(5, timedelta(hours=1), timedelta(hours=1)),
    # Filings by programs (entrances.services): of one telephone, and from one address.
    "api.filing.phone": Threshold(10, timedelta(hours=1), timedelta(hours=1)),
    "api.filing.address": Threshold(120, timedelta(minutes=10), timedelta(minutes=10), timedelta(hours=1)),
    # Slips of filings, typed in by an officer for whoever holds one (entrances.office).
    "desk.track": Threshold(20, timedelta(minutes=30), timedelta(minutes=30)),
    # Activation codes of kiosks (domains.kiosks), typed at the machine.
    "kiosk.address": Threshold(10, timedelta(minutes=30), timedelta(minutes=30)),
    # Public forms of one address and of the whole site (foundation.pace): a lock asks for waiting or work, and
    # locks nobody out. Many people stand behind the address of a village.
    "pace.address": Threshold(60, timedelta(minutes=10), timedelta(minutes=10), timedelta(hours=1)),
    "pace.site": Threshold(3000, timedelta(minutes=10), timedelta(minutes=10), timedelta(hours=1)),
    "otp": Threshold(5, timedelta(minutes=15), timedelta(minutes=15)),
}
# After this long without a failure the lock starts small again.
FORGIVEN_AFTER = timedelta(hours=48)


def lock_for(threshold: Threshold, earlier_locks: int) -> timedelta:
    """How long the next lock lasts after `earlier_locks` locks: doubling, capped."""
    doublings: int = 1 << min(earlier_locks, 20)
    return min(threshold.lock * doublings, threshold.longest)


def wait_text(left: timedelta) -> str:
    """The remaining lock in words for people: 约 15 分钟, 约 2 小时; never less than a minute."""
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return f"约 {minutes} 分钟" if minutes < 120 else f"约 {-(-minutes // 60)} 小时"
