"""A process killed in the middle of writing leaves no half file under its final name."""

import os
import signal
import subprocess
import sys
import time

import pytest

WRITER = """
import sys, time
import django
django.setup()
from django.core.files.base import File
from zhichi.foundation.files.models.storage import DurableFileStorage

class Slow(File):
    def __init__(self): self.name = "slow"
    def chunks(self, chunk_size=None):
        for _ in range(200):
            yield b"x" * 65536
            print("wrote", flush=True)
            time.sleep(0.02)

DurableFileStorage(location=sys.argv[1]).save("originals/aa/bb/whole", Slow())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_kill_9_leaves_no_half_file(tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "zhichi.config.settings.test"},
    )
    for _ in range(5):
        assert writer.stdout.readline() == b"wrote\n"
    writer.kill()
    writer.wait(10)
    writer.stdout.close()
    time.sleep(0.1)
    assert not (tmp_path / "originals/aa/bb/whole").exists()
    drafts = list((tmp_path / "originals/aa/bb").iterdir())
    assert [draft.name.endswith(".part") for draft in drafts] == [True]
