"""Seals as values: who approves which use, what a seal looks like, what must not be sealed."""
