"""A point begins to take bookings: its windows, its video room and its advisers become resources."""

from datetime import datetime

from zhichi.domains.network.public import PersonKind, Point, PointPerson, Window, Zone, holds_on
from zhichi.domains.reception.rules.subjects import PERSON, POINT, VIDEO, WINDOW
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import Hall, ResourceDraft, ResourceKind, open_hall
from zhichi.kernel.workdays import BEIJING

VIDEO_ITEMS = ("video_visit", "consultation")


def open_point(*, point: Point, by: Actor, at: datetime, taking: bool = True) -> Hall:
    """Take bookings and tickets at the point, or no longer; what is in it is read anew each time. PermissionDenied."""
    return open_hall(
        subject=f"{POINT}{point.code}",
        name=point.name,
        unit=point.unit,
        drafts=drafts_of(point, at),
        by=by,
        at=at,
        taking=taking,
    )


def drafts_of(point: Point, at: datetime) -> list[ResourceDraft]:
    """What people can come for at the point today."""
    day = at.astimezone(BEIJING).date()
    found = [
        ResourceDraft(
            subject=f"{WINDOW}{window.pk}",
            kind=ResourceKind.WINDOW,
            name=f"{window.code}号窗口",
            title=window.name,
            items=tuple(window.items),
            accessible=window.accessible,
        )
        for window in Window.objects.filter(point=point)
        if window.closed_on is None or window.closed_on > day
    ]
    if Zone.VIDEO in point.zones:
        found.append(
            ResourceDraft(
                subject=f"{VIDEO}{point.pk}",
                kind=ResourceKind.VIDEO_ROOM,
                name="视频室",
                title="远程视频",
                items=VIDEO_ITEMS,
                capacity=1,
            )
        )
    lawyers = PointPerson.objects.filter(holds_on(day), point=point, kind=PersonKind.ADVISER)
    found += [
        ResourceDraft(
            subject=f"{PERSON}{lawyer.pk}",
            kind=ResourceKind.DUTY_LAWYER,
            name=lawyer.name,
            title="值班律师",
            items=("consultation", "lawyer"),
            capacity=1,
        )
        for lawyer in lawyers
    ]
    return found
