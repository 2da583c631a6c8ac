"""The demo city's papers are set beside the server, with the address under which they are checked."""

import os
import subprocess

from zhichi.config.management.commands.start import issue_papers


def test_papers_are_issued_in_a_process_of_their_own_that_knows_the_address(monkeypatch):
    begun = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: begun.append(command))
    monkeypatch.setenv("ZHICHI_ADDRESS", "")
    monkeypatch.delenv("ZHICHI_ADDRESS")
    issue_papers("127.0.0.1", 8123)
    assert begun[0][-2:] == ["demo", "papers"]
    assert os.environ["ZHICHI_ADDRESS"] == "http://127.0.0.1:8123"
