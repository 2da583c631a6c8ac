"""What this room offers: the round that gives up what nobody came for."""

from zhichi.foundation.appointments.actions.sweeping import sweep_now
from zhichi.foundation.sockets.public import PERIODIC, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    PERIODIC.register("appointments.sweep", Periodic("预约过号和候补", 60, sweep_now))
