"""What the citizen entrance offers at a kiosk."""

from django.urls import reverse_lazy

from zhichi.foundation.sockets.public import KIOSK_TASKS, KioskTask

GUIDES, TRACK = reverse_lazy("services:guides"), reverse_lazy("services:track")


def plug_in() -> None:
    """Called once by the app's ready()."""
    tasks = {
        "file": KioskTask(
            "办事", "选一件事，自己填，当场提交。", "writing", 10, lambda point: f"{GUIDES}#file"
        ),
        "guides": KioskTask(
            "看指南", "要带什么、几天办完、多少钱。", "file-text", 20, lambda point: str(GUIDES)
        ),
        "track": KioskTask("查进度", "用回执上的查询码。", "search", 30, lambda point: str(TRACK)),
    }
    for key, task in tasks.items():
        KIOSK_TASKS.register(key, task)
