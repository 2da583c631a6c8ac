"""The door of `foundation.sockets`."""

from zhichi.foundation.sockets.registry import (
    HOOKS,
    INTAKES,
    LAW_LOADERS,
    PERIODIC,
    SERVICE_ITEMS,
    Hook,
    Intake,
    Periodic,
    ServiceItem,
    Socket,
    SocketError,
)

__all__ = [
    "HOOKS",
    "INTAKES",
    "LAW_LOADERS",
    "PERIODIC",
    "SERVICE_ITEMS",
    "Hook",
    "Intake",
    "Periodic",
    "ServiceItem",
    "Socket",
    "SocketError",
]
